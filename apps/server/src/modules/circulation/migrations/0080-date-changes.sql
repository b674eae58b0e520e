-- Due dates that were moved together: by a closing of branches, or by staff for many loans at once.
create table circulation.date_change (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('closing', 'due-change')),
  reason text not null check (reason <> ''),
  -- What was asked for, as it was asked.
  request jsonb not null,
  branches bigint[] not null,
  -- The closing, in days and minutes of the branches; null for a change of due dates alone.
  from_day date,
  from_minute smallint check (from_minute between 0 and 1439),
  to_day date,
  to_minute smallint check (to_minute between 1 and 1440),
  at timestamptz not null,
  by_name text not null,
  loans integer not null default 0,
  holds integer not null default 0,
  fines integer not null default 0,
  undone_at timestamptz,
  undone_by text,
  -- How many were left at the undoing because they had changed since.
  left_alone integer not null default 0,
  check ((kind = 'closing') = (from_day is not null)),
  check ((undone_at is null) = (undone_by is null))
);

create table circulation.date_change_loan (
  change_id bigint not null references circulation.date_change (id),
  loan_id bigint not null references circulation.loan (id) on delete cascade,
  branch_id bigint not null,
  due_before timestamptz not null,
  due_after timestamptz not null,
  -- How often it had been renewed, to see at the undoing whether it was since.
  renewals integer not null,
  -- At the undoing: put back, or left and why.
  undone text check (undone in ('restored', 'returned', 'renewed', 'due-changed', 'lost')),
  primary key (change_id, loan_id)
);
create index date_change_loan_loan on circulation.date_change_loan (loan_id);

create table circulation.date_change_hold (
  change_id bigint not null references circulation.date_change (id),
  hold_id bigint not null references holds.hold (id) on delete cascade,
  branch_id bigint not null,
  until_before date not null,
  until_after date not null,
  moment_before timestamptz,
  moment_after timestamptz,
  undone text check (undone in ('restored', 'ended', 'moved')),
  primary key (change_id, hold_id)
);
create index date_change_hold_hold on circulation.date_change_hold (hold_id);

-- What other modules may join in SQL: who is to be told of which new due moment.
create view circulation.moved_loan_view as
  select m.change_id, m.loan_id, l.patron_id, m.branch_id, m.due_before, m.due_after, m.undone, c.kind, c.reason
  from circulation.date_change_loan m
    join circulation.date_change c on c.id = m.change_id
    join circulation.loan l on l.id = m.loan_id;
