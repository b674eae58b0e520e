-- A branch may take its weekly hours and seasons, and its exceptions, from the system above it.
alter table org.branch
  add column inherits_hours boolean not null default false,
  add column inherits_exceptions boolean not null default true;

-- Weekly hours for a part of the year, in place of the ordinary ones.
create table org.season (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id) on delete cascade,
  name text not null,
  from_day date not null,
  to_day date not null,
  repeats text not null default 'never' check (repeats in ('never', 'yearly')),
  check (from_day <= to_day)
);
create index season_branch on org.season (branch_id);
create table org.season_hours (
  season_id bigint not null references org.season (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes between 1 and 1440),
  primary key (season_id, weekday, opens),
  check (opens < closes)
);

alter table org.calendar_exception
  drop constraint calendar_exception_repeats_check,
  add constraint calendar_exception_repeats check (repeats in ('never', 'yearly', 'weekly', 'nth-weekday', 'easter', 'dates')),
  -- What the hours do: take the place of the day's, are closed within them, or are open beside them.
  add column effect text not null default 'hours' check (effect in ('hours', 'closed-between', 'also-open')),
  -- Every how many years or weeks.
  add column every smallint not null default 1 check (every between 1 and 100),
  add column weekdays smallint[] not null default '{}',
  add column month smallint check (month between 1 and 12),
  add column nth smallint check (nth between -5 and 5 and nth <> 0),
  add column easter_offset smallint check (easter_offset between -200 and 200),
  add column easter_reckoning text not null default 'western' check (easter_reckoning in ('western', 'orthodox')),
  -- Days as `2026-12-24`.
  add column dates text[] not null default '{}',
  add column until_day date,
  add column except_days text[] not null default '{}',
  -- What it was called in the file that it came from, so that the same file brings it once.
  add column uid text,
  -- The closing that made it: it takes away whatever else would be open.
  add column closing bigint;
create unique index calendar_exception_uid on org.calendar_exception (branch_id, uid) where uid is not null;
create index calendar_exception_closing on org.calendar_exception (closing) where closing is not null;

