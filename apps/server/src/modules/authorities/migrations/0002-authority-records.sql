-- A vocabulary: where headings are established, and for which headings of records it speaks.
create table authorities.vocabulary (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null check (name <> ''),
  -- Codes by which records name it in subjects and genres (second indicator or $2); empty text: none is named.
  sources text[] not null default '{}',
  -- Whether it establishes names and titles of works.
  names boolean not null default false,
  -- Where several establish a heading, the lowest is taken.
  rank integer not null default 100
);

-- An authority record: what is read out of it. Its bytes are the row of `authority_version` with the same version.
create table authorities.authority (
  id bigint generated always as identity primary key,
  vocabulary text not null references authorities.vocabulary (code),
  -- By which a newer file knows it again: 001, else 010, else 024.
  control text collate "C" not null check (control <> ''),
  lccn text collate "C",
  uri text,
  tag text not null,
  class text not null check (class in ('name', 'name-title', 'title', 'event', 'time', 'topic', 'place', 'genre', 'medium', 'subdivision')),
  key text collate "C" not null,
  text text not null check (text <> ''),
  -- MARC 21 Authority leader/05: whether the heading may still be used.
  state text not null default 'current' check (state in ('current', 'deleted', 'split', 'replaced', 'obsolete')),
  -- What is said of what to use instead (682), as it stands.
  instead text,
  successor_id bigint references authorities.authority (id) on delete set null,
  undifferentiated boolean not null default false,
  -- Made by a program to confirm a string (667): its references say nothing.
  validation boolean not null default false,
  -- Somebody saved it here after it came.
  edited boolean not null default false,
  version integer not null default 1 check (version > 0),
  load_id bigint,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint authority_once unique (vocabulary, control)
);
create index authority_key on authorities.authority (key, id);
create index authority_lccn on authorities.authority (lccn) where lccn is not null;
create index authority_load on authorities.authority (load_id) where load_id is not null;

-- Every version of every authority record with who, when and why; the bytes as they came, or as they were saved here.
create table authorities.authority_version (
  authority_id bigint not null references authorities.authority (id) on delete cascade,
  version integer not null check (version > 0),
  form text not null check (form in ('iso2709', 'marcxml', 'json', 'jsonl', 'mrk', 'line', 'text', 'aleph', 'microlif')),
  record bytea not null,
  at timestamptz not null,
  by_name text not null,
  why text not null,
  load_id bigint,
  primary key (authority_id, version)
);

-- The heading of an authority (1XX), the forms that lead to it (4XX), and those that it is related to (5XX).
create table authorities.authority_form (
  authority_id bigint not null references authorities.authority (id) on delete cascade,
  role text not null check (role in ('heading', 'see-from', 'see-also')),
  class text not null,
  key text collate "C" not null,
  -- The key without dates, qualifiers, order and number: what is nearly alike has the same.
  near text collate "C" not null,
  text text not null,
  tag text not null,
  relation text not null default '' check (relation in ('', 'broader', 'narrower', 'earlier', 'later', 'related')),
  -- Not to be shown as a reference ($w/3).
  hidden boolean not null default false,
  -- Number or address of the other authority ($0).
  target text,
  -- Some heading of the catalogue is linked to the authority: only then are its references of use in a list.
  used boolean not null default false
);
create index authority_form_of on authorities.authority_form (authority_id);
create index authority_form_key on authorities.authority_form (key, class) where role <> 'see-also';
create index authority_form_near on authorities.authority_form (near) where role = 'heading';
create index authority_form_browse on authorities.authority_form (key) where role = 'see-from' and used and not hidden;
create index authority_form_target on authorities.authority_form (key) where role = 'see-also';

-- When a heading came into the catalogue; null for those from before this was noted.
alter table authorities.heading add column first_at timestamptz;

-- What became of looking for the authority of a heading.
create table authorities.heading_link (
  heading_id bigint primary key,
  how text not null check (how in ('chosen', 'exact', 'subdivided', 'main', 'see-from', 'near', 'undifferentiated',
    'conflict', 'retired', 'none')),
  authority_id bigint references authorities.authority (id) on delete set null,
  -- How many parts of a subdivided heading the authority covers.
  parts smallint not null default 0,
  near text collate "C" not null default ''
) with (fillfactor = 90);
create index heading_link_authority on authorities.heading_link (authority_id) where authority_id is not null;
create index heading_link_how on authorities.heading_link (how) where how not in ('exact', 'none');
create index heading_link_near on authorities.heading_link (near) where near <> '';

-- Further forms by which titles with a heading are found, such as one that was used before.
create table authorities.heading_variant (
  heading_id bigint not null,
  text text not null check (text <> ''),
  key text collate "C" not null,
  reason text not null default '',
  primary key (heading_id, key)
);
create index heading_variant_key on authorities.heading_variant (key);

-- What somebody said needs no work, with the reason.
create table authorities.report_ignored (
  report text not null,
  -- `heading:12` or `authority:7`
  subject text not null,
  reason text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (report, subject)
);

-- Forms by which a title with a heading is also found: what the catalogue's search index reads.
create view authorities.heading_variant_view as
  select l.heading_id, f.text
  from authorities.heading_link l
    join authorities.authority_form f on f.authority_id = l.authority_id
  where l.how in ('chosen', 'exact', 'subdivided', 'main', 'see-from', 'retired')
    and (f.role = 'see-from' or (f.role = 'heading' and l.how in ('chosen', 'see-from', 'retired')))
  union all
  select heading_id, text from authorities.heading_variant;

-- What other modules may join.
create view authorities.heading_view as
  select h.id, h.kind, h.key, h.source, h.text, h.bibs, h.first_at, l.how, l.authority_id, l.parts
  from authorities.heading h left join authorities.heading_link l on l.heading_id = h.id;

create view authorities.authority_view as
  select id, vocabulary, control, lccn, uri, tag, class, key, text, state, undifferentiated, version, load_id, changed_at
  from authorities.authority;
