create schema vendor_sign_in;

-- A program of somebody else (e-books, databases, a proxy) that asks us who a patron is. A client of OpenID Connect.
create table vendor_sign_in.vendor (
  id bigint generated always as identity primary key,
  client_id text not null unique,
  name text not null check (name <> ''),
  kind text not null check (kind in ('confidential', 'public')),
  -- Shown once, when it is made; known by its hash from then on.
  secret_hash bytea,
  secret_made_at timestamptz,
  redirect_addresses text[] not null check (cardinality(redirect_addresses) between 1 and 20),
  sign_out_addresses text[] not null default '{}',
  -- Codes of the categories that may; none: all.
  categories text[] not null default '{}',
  claims text[] not null default '{}' check (claims <@ array['category', 'branch', 'name', 'email']),
  enabled boolean not null default false,
  created_at timestamptz not null,
  used_at timestamptz,
  check ((kind = 'confidential') = (secret_hash is not null))
);
create unique index vendor_name on vendor_sign_in.vendor (lower(name));

-- What a patron lets a program be told, and by which name it knows them. That name stays when the consent is taken back:
-- who changes their mind finds their things there again.
create table vendor_sign_in.consent (
  id bigint generated always as identity primary key,
  vendor_id bigint not null references vendor_sign_in.vendor (id) on delete cascade,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  subject text not null unique,
  -- What was asked for, and what of it was allowed.
  asked text[] not null,
  claims text[] not null,
  given_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  unique (vendor_id, patron_id),
  check (claims <@ asked)
);
create index consent_patron on vendor_sign_in.consent (patron_id);

-- What a program has asked for while the patron signs in or reads what it is to be told. Known by the hash of what the
-- address carries.
create table vendor_sign_in.request (
  handle_hash bytea primary key,
  vendor_id bigint not null references vendor_sign_in.vendor (id) on delete cascade,
  asked jsonb not null,
  -- The patron has to sign in anew: this session does not count.
  not_session bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index request_expires on vendor_sign_in.request (expires_at);

create table vendor_sign_in.code (
  code_hash bytea primary key,
  vendor_id bigint not null references vendor_sign_in.vendor (id) on delete cascade,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  redirect_address text not null,
  challenge text not null,
  nonce text,
  scope text not null,
  signed_in_at timestamptz not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- A second use takes the tokens of the first back, so a used code is kept as long as they last.
  used_at timestamptz
);
create index code_created on vendor_sign_in.code (created_at);
create index code_patron on vendor_sign_in.code (patron_id);

create table vendor_sign_in.token (
  token_hash bytea primary key,
  code_hash bytea not null references vendor_sign_in.code (code_hash) on delete cascade,
  vendor_id bigint not null references vendor_sign_in.vendor (id) on delete cascade,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  scope text not null,
  expires_at timestamptz not null
);
create index token_code on vendor_sign_in.token (code_hash);
create index token_patron on vendor_sign_in.token (patron_id);

-- Keys with which ID tokens are signed. The private half never leaves the server.
create table vendor_sign_in.key (
  kid text primary key,
  public_key jsonb not null,
  private_key jsonb not null,
  made_at timestamptz not null
);
