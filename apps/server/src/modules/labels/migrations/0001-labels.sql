create schema labels;

-- A label with its paper, by name; what it says is kept version by version.
create table labels.template (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  use text not null check (use in ('spine', 'barcode', 'pocket', 'pair', 'rfid')),
  version integer not null check (version > 0),
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index template_name on labels.template (lower(name)) where removed_at is null;

create table labels.template_version (
  template_id bigint not null references labels.template (id),
  version integer not null check (version > 0),
  name text not null,
  -- Paper, elements and adjustment, in the shape of `LabelTemplate`.
  definition jsonb not null,
  at timestamptz not null,
  by_name text not null,
  primary key (template_id, version)
);

-- Items that want a label; an item waits once.
create table labels.queue_entry (
  id bigint generated always as identity primary key,
  item_id bigint not null unique references catalog.item (id) on delete cascade,
  reason text not null check (reason in ('new', 'call-number', 'by-hand')),
  -- The call number that stands on the old label, where it is known.
  call_number_before text,
  -- Lines as somebody broke them by hand.
  lines text[],
  added_at timestamptz not null,
  added_by text not null
);
create index queue_entry_added on labels.queue_entry (added_at);

-- Labels that were made together. What each said is kept, so that they can be printed again as they were.
create table labels.batch (
  id bigint generated always as identity primary key,
  name text not null,
  template_id bigint not null,
  template_version integer not null,
  -- Where the labels come from, in words.
  source text not null,
  -- The first place of the first sheet, from 0.
  start_place integer not null default 0 check (start_place >= 0),
  labels integer not null check (labels > 0),
  problems integer not null default 0,
  created_at timestamptz not null,
  created_by text not null,
  printed_at timestamptz,
  printed_by text,
  foreign key (template_id, template_version) references labels.template_version (template_id, version)
);

create table labels.batch_label (
  batch_id bigint not null references labels.batch (id) on delete cascade,
  position integer not null check (position > 0),
  -- Null: a label for something that has no item yet.
  item_id bigint,
  facts jsonb not null,
  problems text[] not null default '{}',
  primary key (batch_id, position)
);
create index batch_label_item on labels.batch_label (item_id);

-- Numbers that barcodes are taken from, each once.
create table labels.barcode_range (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  branch_id bigint references org.branch (id),
  -- What stands before the number, e.g. 31234 for items of an institution.
  prefix text not null check (prefix ~ '^[0-9A-Z-]{0,20}$'),
  digits smallint not null check (digits between 1 and 12),
  check_digit text not null check (check_digit in ('luhn', 'none')),
  first_number bigint not null check (first_number >= 0),
  last_number bigint not null,
  next_number bigint not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  check (first_number <= last_number),
  check (next_number between first_number and last_number + 1)
);
create unique index barcode_range_name on labels.barcode_range (lower(name)) where removed_at is null;
