-- What slips said before, so that nothing of a library's own writing is lost. An empty text is the way back to that of
-- the library or of the program.
create table circulation.slip_version (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('check-out', 'check-in', 'hold', 'transit', 'routing')),
  branch_id bigint references org.branch (id) on delete cascade,
  language text not null,
  body text not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create index slip_version_place on circulation.slip_version (kind, id);

insert into circulation.slip_version (kind, branch_id, language, body, changed_at, changed_by)
select kind, branch_id, language, body, changed_at, changed_by from circulation.slip_template order by id;
