create schema reserves;

create table reserves.term (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  from_day date not null,
  to_day date not null,
  check (from_day <= to_day)
);
create unique index term_name on reserves.term (lower(name));

create table reserves.department (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  name text not null check (name <> '')
);
create unique index department_code on reserves.department (lower(code));

create table reserves.course (
  id bigint generated always as identity primary key,
  term_id bigint not null references reserves.term (id),
  department_id bigint references reserves.department (id),
  code text not null default '',
  name text not null check (name <> ''),
  enrolment integer check (enrolment >= 0),
  note text not null default '',
  public boolean not null default true,
  -- What its items are while they are on reserve, unless something else is said for one of them.
  location_id bigint references org.shelving_location (id),
  item_type text references catalog.item_type (code) on update cascade,
  collection text not null default 'reserve',
  call_prefix text not null default '',
  created_at timestamptz not null,
  -- Ended by hand; else it ends with its term.
  ended_at timestamptz
);
create index course_term on reserves.course (term_id);
create index course_department on reserves.course (department_id);

create table reserves.section (
  id bigint generated always as identity primary key,
  course_id bigint not null references reserves.course (id) on delete cascade,
  name text not null check (name <> ''),
  enrolment integer check (enrolment >= 0),
  unique (course_id, name)
);

create table reserves.instructor (
  id bigint generated always as identity primary key,
  course_id bigint not null references reserves.course (id) on delete cascade,
  -- Someone of the library's patrons, or a name alone.
  patron_id bigint references patrons.patron (id) on delete set null,
  name text not null check (name <> '')
);
create index instructor_course on reserves.instructor (course_id);
create index instructor_patron on reserves.instructor (patron_id) where patron_id is not null;

-- A line of a reading list: an item on reserve, a title, something on the web, or a note.
create table reserves.reading (
  id bigint generated always as identity primary key,
  course_id bigint not null references reserves.course (id) on delete cascade,
  section_id bigint references reserves.section (id) on delete set null,
  position integer not null,
  kind text not null check (kind in ('item', 'title', 'link', 'note')),
  item_id bigint references catalog.item (id),
  bib_id bigint references catalog.bib (id),
  url text,
  text text not null default '',
  note text not null default '',
  -- First and last day; the course's where empty.
  from_day date,
  until_day date,
  location_id bigint references org.shelving_location (id),
  item_type text references catalog.item_type (code) on update cascade,
  collection text,
  call_prefix text,
  added_at timestamptz not null,
  added_by text not null,
  removed_at timestamptz,
  -- True while the item has the properties of this reserve or of a later one.
  applied boolean not null default false,
  check ((kind = 'item') = (item_id is not null)),
  check (kind <> 'title' or bib_id is not null),
  check (kind <> 'link' or url is not null),
  check (kind <> 'note' or text <> ''),
  constraint reading_days check (from_day is null or until_day is null or from_day <= until_day)
);
-- An item stands once on a list.
create unique index reading_item_once on reserves.reading (course_id, item_id) where removed_at is null and item_id is not null;
create unique index reading_title_once on reserves.reading (course_id, bib_id) where removed_at is null and kind = 'title';
create index reading_course on reserves.reading (course_id, position);
create index reading_item on reserves.reading (item_id) where item_id is not null and removed_at is null;
create index reading_bib on reserves.reading (bib_id) where bib_id is not null and removed_at is null;
create index reading_applied on reserves.reading (item_id) where applied;

-- What other modules may join in SQL: lists that are not removed, with the days of their courses.
create view reserves.reading_view as
  select r.id, r.course_id, r.kind, r.item_id, r.bib_id, c.public,
    coalesce(r.from_day, '-infinity'::date) as from_day, least(coalesce(r.until_day, t.to_day), t.to_day) as to_day, c.ended_at
  from reserves.reading r join reserves.course c on c.id = r.course_id join reserves.term t on t.id = c.term_id
  where r.removed_at is null;
