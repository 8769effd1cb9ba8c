-- Who wrote a version last and who put it into effect, as the guard knows them, and what they were called then: empty where it was done at the command line.
-- What a person wrote is put into effect by somebody else, unless the company wants it otherwise.

alter table program_version add author text, add author_name text, add activator text, add activator_name text;
alter table company add review_by_second_person boolean not null default true;
