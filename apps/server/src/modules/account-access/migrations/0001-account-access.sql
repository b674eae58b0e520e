create schema account_access;

-- A secret address at which calendars fetch what a patron has to bring back and may collect. Only its hash is kept.
create table account_access.calendar (
  patron_id bigint primary key references patrons.patron (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null
);

-- What a program that a patron signed in with may do. It stands on a session, and ends with it: with a new PIN, when the account closes.
create table account_access.program_token (
  token_hash bytea primary key check (length(token_hash) = 32),
  session_id bigint not null references platform.session (id) on delete cascade,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index program_token_session on account_access.program_token (session_id);
create index program_token_patron on account_access.program_token (patron_id);
create index program_token_expires on account_access.program_token (expires_at);
