alter table circulation.loan
  -- Renewals for which nobody saw the item.
  add column unseen_renewals integer not null default 0 check (unseen_renewals between 0 and renewals),
  -- When it was first called back, and the hold that did it; null once that hold has ended another way.
  add column recalled_at timestamptz,
  add column recall_hold_id bigint references holds.hold (id) on delete set null,
  add constraint loan_recall check (recall_hold_id is null or recalled_at is not null);
create index loan_recalled on circulation.loan (recall_hold_id) where recall_hold_id is not null;
-- What may be renewed without anybody asking, by when it is due.
create index loan_auto_renew on circulation.loan (due_at) where state = 'out' and terms @> '{"autoRenew": true}';

-- Everything that moved, or was meant to move, the due moment of a loan.
create table circulation.loan_entry (
  id bigint generated always as identity primary key,
  loan_id bigint not null references circulation.loan (id) on delete cascade,
  at timestamptz not null,
  kind text not null check (kind in ('renewed', 'due-changed', 'recall-requested', 'recall-ended', 'not-renewed')),
  channel text not null check (channel in ('desk', 'opac', 'self-check', 'api', 'auto', 'payment', 'recall')),
  by_name text not null,
  -- At which branch; null where it was at none.
  branch_id bigint references org.branch (id),
  due_before timestamptz not null,
  due_after timestamptz not null,
  -- Whether the item was seen; null where that is not a question.
  seen boolean,
  hold_id bigint,
  -- Reasons of a refusal: [{"code": "…", "message": "…"}].
  blocks jsonb not null default '[]',
  note text not null default ''
);
create index loan_entry_loan on circulation.loan_entry (loan_id, id);
create index loan_entry_day on circulation.loan_entry (branch_id, at) where kind = 'renewed';
-- A loan is tried once by itself for each due moment.
create unique index loan_entry_auto on circulation.loan_entry (loan_id, due_before) where channel = 'auto';
