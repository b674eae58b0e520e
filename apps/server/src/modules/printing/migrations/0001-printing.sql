create schema printing;

-- A printer of a branch in the library's network: receipts by ESC/POS, labels by ZPL II.
create table printing.printer (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('receipt', 'label')),
  host text not null check (host <> ''),
  port integer not null check (port between 1 and 65535),
  paper smallint not null default 80 check (paper in (58, 80)),
  -- In tenths of a millimetre.
  label_width integer not null default 500 check (label_width between 100 and 2200),
  label_height integer not null default 250 check (label_height between 50 and 6000),
  dpi smallint not null default 203 check (dpi in (203, 300, 600)),
  code_page text not null default 'auto' check (code_page in ('auto', 'cp437', 'cp850', 'cp858', 'cp852', 'cp866', 'cp1252')),
  cutter boolean not null default true,
  drawer boolean not null default false,
  copies smallint not null default 1 check (copies between 1 and 10),
  asks_status boolean not null default true,
  enabled boolean not null default true,
  -- What it said last.
  state text not null default 'unknown' check (state in ('unknown', 'ready', 'quiet', 'paper-low', 'offline', 'paper-out', 'cover-open', 'ribbon-out', 'paused', 'error')),
  state_at timestamptz,
  -- How often in a row it could not print, and not before when it is tried again.
  misses integer not null default 0,
  next_at timestamptz,
  removed_at timestamptz
);
create unique index printer_name on printing.printer (branch_id, lower(name)) where removed_at is null;

-- A computer of a desk; its browser knows the number.
create table printing.workstation (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id),
  name text not null check (name <> ''),
  removed_at timestamptz
);
create unique index workstation_name on printing.workstation (branch_id, lower(name)) where removed_at is null;

-- Where a computer prints what, and what comes out by itself; without a printer in the browser's window.
create table printing.workstation_use (
  workstation_id bigint not null references printing.workstation (id) on delete cascade,
  use text not null check (use in ('due-slips', 'return-slips', 'hold-slips', 'transit-slips', 'routing-slips', 'receipts', 'labels', 'texts')),
  printer_id bigint references printing.printer (id),
  automatic boolean not null default false,
  primary key (workstation_id, use)
);
create index workstation_use_printer on printing.workstation_use (printer_id);

-- The queue. A page is taken in the order of its number; once it may be out, it is never sent again by itself.
create table printing.print_job (
  id bigint generated always as identity primary key,
  printer_id bigint not null references printing.printer (id),
  workstation_id bigint references printing.workstation (id) on delete set null,
  use text not null check (use in ('due-slips', 'return-slips', 'hold-slips', 'transit-slips', 'routing-slips', 'receipts', 'labels', 'texts')),
  title text not null,
  copies smallint not null default 1 check (copies between 1 and 50),
  -- What was asked for, from which it can be written out once more for another printer.
  document jsonb,
  -- The bytes for the printer; dropped some time after printing.
  content bytea,
  state text not null default 'waiting' check (state in ('waiting', 'printing', 'printed', 'failed', 'held', 'cancelled')),
  attempts integer not null default 0,
  problem text not null default '',
  -- Set before the first byte goes out: from then on it may have been printed.
  sent_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  -- Since when it waits; later than its creation if it was tried again.
  queued_at timestamptz not null,
  printed_at timestamptz,
  ended_at timestamptz,
  check (state not in ('waiting', 'printing') or content is not null)
);
create index print_job_queue on printing.print_job (printer_id, id) where state in ('waiting', 'printing', 'held');
create index print_job_ended on printing.print_job (ended_at) where ended_at is not null;
create index print_job_workstation on printing.print_job (workstation_id);
-- One page at a time on each printer.
create unique index print_job_one on printing.print_job (printer_id) where state = 'printing';

-- What receipts and labels say, for the library or a branch, in a language; every text stays on record. An empty
-- text is the way back to that of the library or of the program.
create table printing.template_version (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('receipt', 'spine-label', 'item-label')),
  branch_id bigint references org.branch (id),
  language text not null,
  body text not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create index template_version_place on printing.template_version (kind, id);
