-- Sessions belong to people now: see person_session. Who was signed in to the demo signs in again.
drop table session;
