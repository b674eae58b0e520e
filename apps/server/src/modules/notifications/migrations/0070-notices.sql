-- Which notices are sent: of each kind the most specific active rule that fits decides.
create table notifications.rule (
  id bigint generated always as identity primary key,
  kind text not null,
  name text not null default '',
  active boolean not null default true,
  patron_category text references patrons.category (code) on update cascade,
  item_type text references catalog.item_type (code) on update cascade,
  branch_id bigint references org.branch (id),
  -- Nothing is sent on a day on which the branch is closed; it follows on the next open day.
  closed_days text not null default 'send' check (closed_days in ('send', 'wait')),
  -- When several steps have come due at once: only the last, or each of them.
  catch_up text not null default 'last' check (catch_up in ('last', 'all')),
  -- Bills: owed from this amount on, in minor units, and again after so many days.
  above bigint check (above >= 0),
  every_days integer check (every_days > 0),
  changed_at timestamptz not null,
  constraint rule_case unique nulls not distinct (kind, patron_category, item_type, branch_id)
);

create table notifications.rule_step (
  rule_id bigint not null references notifications.rule (id) on delete cascade,
  number integer not null check (number > 0),
  count integer not null check (count >= 0),
  unit text not null check (unit in ('minutes', 'hours', 'days', 'weeks', 'months')),
  -- In order: the first by which the patron can be reached, or all of them.
  channels text[] not null check (channels <@ array['email', 'sms', 'print']),
  every_channel boolean not null default false,
  primary key (rule_id, number)
);

-- One thing that a patron is to be told, and what came of it. The messages that told it are in platform.mail.
create table notifications.notice (
  id bigint generated always as identity primary key,
  kind text not null,
  step integer not null default 0,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  branch_id bigint references org.branch (id),
  rule_id bigint references notifications.rule (id) on delete set null,
  -- What it is about: a loan with its due moment, a hold, or something named by `once`.
  loan_id bigint references circulation.loan (id),
  due_at timestamptz,
  hold_id bigint references holds.hold (id),
  once text,
  channels text[] not null,
  every_channel boolean not null default false,
  -- Channels that have failed it.
  tried text[] not null default '{}',
  -- Facts of an event as they were; what is about an open loan is read when it is written.
  facts jsonb,
  -- Why it is sent: the rule and the step, in words.
  reason jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'handed', 'dropped', 'stopped', 'unreachable')),
  outcome text not null default '',
  created_at timestamptz not null,
  send_after timestamptz not null,
  written_at timestamptz,
  check ((due_at is null) or (loan_id is not null))
);
-- Each step at most once per loan and due moment, however many workers run.
create unique index notice_step on notifications.notice (loan_id, due_at, kind, step) where due_at is not null;
create unique index notice_once on notifications.notice (once) where once is not null;
create index notice_queue on notifications.notice (patron_id, id) where state = 'queued';
create index notice_patron on notifications.notice (patron_id, id);
create index notice_loan on notifications.notice (loan_id) where loan_id is not null;
create index notice_hold on notifications.notice (hold_id) where hold_id is not null;
create index notice_day on notifications.notice (created_at);

create table notifications.delivery (
  notice_id bigint not null references notifications.notice (id) on delete cascade,
  mail_id bigint not null references platform.mail (id) on delete cascade,
  primary key (notice_id, mail_id)
);
create index delivery_mail on notifications.delivery (mail_id);

-- How a patron wants to be told; kind `*` stands for all that have no row of their own.
create table notifications.preference (
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  kind text not null,
  -- Null: as the rule says. Empty: not at all.
  channels text[] check (channels <@ array['email', 'sms', 'print']),
  digest boolean not null default false,
  changed_at timestamptz not null,
  primary key (patron_id, kind)
);

-- Texts of this library, every version; the highest is in force, `reset` goes back to what is inherited.
create table notifications.template (
  id bigint generated always as identity primary key,
  kind text not null,
  channel text not null check (channel in ('email', 'sms', 'print')),
  language text not null,
  branch_id bigint references org.branch (id),
  version integer not null check (version > 0),
  reset boolean not null default false,
  subject text not null default '',
  body text not null default '',
  at timestamptz not null,
  by_name text not null,
  unique nulls not distinct (kind, channel, language, branch_id, version)
);

-- Addresses that do not work, until someone says that they do again.
create table notifications.bad_address (
  id bigint generated always as identity primary key,
  channel text not null check (channel in ('email', 'sms')),
  address text not null check (address = lower(address)),
  reason text not null,
  mail_id bigint references platform.mail (id) on delete set null,
  since timestamptz not null,
  cleared_at timestamptz,
  cleared_by text
);
create unique index bad_address_open on notifications.bad_address (channel, address) where cleared_at is null;

-- Signs the links with which notices are unsubscribed.
create table notifications.secret (
  one boolean primary key default true check (one),
  key bytea not null
);
