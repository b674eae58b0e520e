-- Links by which patrons confirm that an e-mail address is theirs. An address without a row was never asked about.
create table patrons.email_confirmation (
  token_hash bytea primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  email text not null check (email <> ''),
  at timestamptz not null,
  confirmed_at timestamptz
);
create index email_confirmation_patron on patrons.email_confirmation (patron_id);
