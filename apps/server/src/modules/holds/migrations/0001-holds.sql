create schema holds;

create table holds.hold (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id),
  bib_id bigint not null references catalog.bib (id),
  -- Set when only this very item will do.
  item_id bigint references catalog.item (id),
  pickup_branch_id bigint not null references org.branch (id),
  state text not null default 'waiting' check (state in ('waiting', 'in-transit', 'ready', 'filled', 'cancelled', 'expired')),
  -- Place in the queue of the title, 1 first, without gaps.
  position integer check (position > 0),
  placed_at timestamptz not null,
  placed_by text not null,
  -- Passed over while suspended; keeps its place.
  suspended boolean not null default false,
  suspended_until date,
  -- The item that was caught for it, and until the end of which day it waits on the shelf.
  caught_item_id bigint references catalog.item (id),
  caught_at timestamptz,
  shelf_until date,
  ended_at timestamptz,
  end_reason text not null default '',
  note text not null default '',
  check ((position is not null) = (state = 'waiting')),
  check ((caught_item_id is not null) or state not in ('in-transit', 'ready')),
  check ((ended_at is not null) = (state in ('filled', 'cancelled', 'expired'))),
  constraint hold_queue exclude using btree (bib_id with =, position with =) where (state = 'waiting') deferrable initially deferred
);
-- A patron waits once for a title, or once for each of its items.
create unique index hold_once on holds.hold (patron_id, bib_id, coalesce(item_id, 0)) where state in ('waiting', 'in-transit', 'ready');
-- An item is kept for one hold at a time.
create unique index hold_caught on holds.hold (caught_item_id) where state in ('in-transit', 'ready');
create index hold_queue_order on holds.hold (bib_id, position) where state = 'waiting';
create index hold_patron on holds.hold (patron_id) where state in ('waiting', 'in-transit', 'ready');
create index hold_shelf on holds.hold (pickup_branch_id, state) where state in ('in-transit', 'ready');
create index hold_patron_all on holds.hold (patron_id, id);

-- What other modules may join in SQL: holds that are open.
create view holds.open_hold_view as
  select id, patron_id, bib_id, item_id, pickup_branch_id, state, position, placed_at, suspended, suspended_until,
    caught_item_id, caught_at, shelf_until
  from holds.hold where state in ('waiting', 'in-transit', 'ready');
