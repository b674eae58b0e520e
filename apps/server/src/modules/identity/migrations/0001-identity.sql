create schema identity;

-- A place outside at which people of the library have an account, and sign in with it here.
create table identity.provider (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('oidc', 'ldap', 'saml')),
  -- What stands on the button.
  name text not null check (name <> ''),
  for_patrons boolean not null,
  for_staff boolean not null,
  enabled boolean not null default false,
  place integer not null default 0,
  settings jsonb not null,
  -- Written, used, and never shown again.
  secrets jsonb not null default '{}',
  mapping jsonb not null,
  changed_at timestamptz not null
);
create unique index provider_name on identity.provider (lower(name));

-- Which account there is which person here. `subject` is what never changes of an account there.
create table identity.link (
  id bigint generated always as identity primary key,
  provider_id bigint not null references identity.provider (id) on delete cascade,
  realm text not null check (realm in ('staff', 'patron')),
  subject text not null check (subject <> ''),
  staff_id bigint references org.staff (id) on delete cascade,
  patron_id bigint references patrons.patron (id) on delete cascade,
  linked_at timestamptz not null,
  used_at timestamptz not null,
  unique (provider_id, realm, subject),
  unique (provider_id, staff_id),
  unique (provider_id, patron_id),
  check ((realm = 'staff' and staff_id is not null and patron_id is null)
    or (realm = 'patron' and patron_id is not null and staff_id is null))
);
create index link_staff on identity.link (staff_id);
create index link_patron on identity.link (patron_id);

-- A sign-in that has gone out to a provider and has not come back. Known by hashes of what the address and the browser carry.
create table identity.attempt (
  handle_hash bytea primary key,
  binding_hash bytea not null,
  provider_id bigint not null references identity.provider (id) on delete cascade,
  realm text not null check (realm in ('staff', 'patron')),
  next text not null,
  payload jsonb not null,
  -- Staff who only try the provider: nobody is signed in.
  trial_staff_id bigint references org.staff (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index attempt_expires on identity.attempt (expires_at);

-- What may be used once: assertions, tokens, nonces. Kept until they would be refused for their age.
create table identity.used (
  provider_id bigint not null references identity.provider (id) on delete cascade,
  kind text not null,
  value_hash bytea not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (provider_id, kind, value_hash)
);
create index used_expires on identity.used (expires_at);

-- Which of our sessions came from where, so that signing out there ends them, and signing out here can go on there.
create table identity.outside_session (
  session_id bigint primary key references platform.session (id) on delete cascade,
  provider_id bigint not null references identity.provider (id) on delete cascade,
  subject text not null,
  session_index text,
  hint jsonb not null default '{}'
);
create index outside_session_subject on identity.outside_session (provider_id, subject);
create index outside_session_index on identity.outside_session (provider_id, session_index);

-- What came when staff tried a provider, for a short time and only for themselves.
create table identity.trial (
  id bigint generated always as identity primary key,
  provider_id bigint not null references identity.provider (id) on delete cascade,
  staff_id bigint not null references org.staff (id) on delete cascade,
  realm text not null check (realm in ('staff', 'patron')),
  at timestamptz not null,
  result jsonb not null,
  unique (provider_id, staff_id)
);
