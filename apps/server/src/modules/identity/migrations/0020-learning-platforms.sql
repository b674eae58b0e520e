-- A platform for courses (Canvas, Moodle …) that opens reading lists here by LTI 1.3.
create table identity.lti_platform (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  enabled boolean not null,
  issuer text not null check (issuer <> ''),
  client_id text not null check (client_id <> ''),
  deployments text[] not null,
  login_url text not null,
  keys_url text not null,
  -- Addresses at which people see the platform: only these may frame our pages.
  sites text[] not null,
  -- Seconds that the clocks may be apart.
  clock_tolerance integer not null check (clock_tolerance between 0 and 300),
  instructors_choose text not null check (instructors_choose in ('none', 'own', 'any')),
  launched_at timestamptz,
  refused_at timestamptz,
  refused_text text,
  changed_at timestamptz not null,
  constraint lti_platform_client unique (issuer, client_id)
);
create unique index lti_platform_name on identity.lti_platform (lower(name));

-- A launch that has gone out to its platform and must come back, once, to the same browser.
create table identity.lti_launch (
  state_hash bytea primary key,
  binding_hash bytea not null,
  platform_id bigint not null references identity.lti_platform (id) on delete cascade,
  nonce text not null,
  -- With what the platform began it: to begin again in a window of its own.
  begun jsonb not null,
  expires_at timestamptz not null
);
create index lti_launch_expires on identity.lti_launch (expires_at);

-- A course there, and the reading list here that belongs to it.
create table identity.lti_context (
  id bigint generated always as identity primary key,
  platform_id bigint not null references identity.lti_platform (id) on delete cascade,
  deployment text not null,
  context text not null,
  label text not null,
  title text not null,
  course_id bigint references reserves.course (id) on delete set null,
  linked_by text,
  seen_at timestamptz not null,
  constraint lti_context_once unique (platform_id, deployment, context)
);
create index lti_context_course on identity.lti_context (course_id);

-- What an instructor who came by a launch may still do: choose a course for theirs, or put a link into it.
create table identity.lti_visit (
  token_hash bytea primary key,
  platform_id bigint not null references identity.lti_platform (id) on delete cascade,
  context_id bigint references identity.lti_context (id) on delete cascade,
  person text not null,
  -- Where the choice goes, when the platform asked for one (Deep Linking 2.0).
  deep_link jsonb,
  expires_at timestamptz not null
);
create index lti_visit_expires on identity.lti_visit (expires_at);

-- Our keys: with the newest we sign what goes to platforms.
create table identity.lti_key (
  kid text primary key,
  private_key jsonb not null,
  made_at timestamptz not null
);
