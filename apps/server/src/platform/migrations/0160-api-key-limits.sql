-- What a key is for, how long it is good, from where it may call and how often; and how it is told from others.
alter table platform.api_key
  add column note text not null default '',
  add column expires_at timestamptz,
  -- Addresses and ranges, as `192.0.2.0/24`; none: from anywhere.
  add column addresses text[] not null default '{}',
  add column per_minute integer check (per_minute between 1 and 100000),
  add column used_from text,
  -- The last characters of the token, by which people know it again.
  add column token_end text not null default '',
  -- While a token is changed over, the one before it is good too, until this moment.
  add column previous_hash bytea unique,
  add column previous_until timestamptz,
  add column rotated_at timestamptz,
  add constraint previous_token check ((previous_hash is null) = (previous_until is null));
