-- Signing in without a password is for the made-up company only, which says so itself.
alter table company add demo boolean not null default false;
