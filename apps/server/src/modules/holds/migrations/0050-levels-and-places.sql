-- A hold waits in the queue of its title; one for any of several titles waits in the queue of each.
create table holds.place (
  hold_id bigint not null,
  bib_id bigint not null references catalog.bib (id),
  -- 1 first, without gaps.
  position integer not null check (position > 0),
  waiting text not null default 'waiting' check (waiting = 'waiting'),
  primary key (hold_id, bib_id),
  constraint place_once unique (bib_id, position) deferrable initially deferred
);
insert into holds.place (hold_id, bib_id, position) select id, bib_id, position from holds.hold where state = 'waiting';

-- Only who waits has a place.
alter table holds.hold add constraint hold_state unique (id, state);
alter table holds.place add foreign key (hold_id, waiting) references holds.hold (id, state) deferrable initially deferred;

-- No gap: whoever is not first has someone right before them.
create function holds.place_is_dense() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    if new.position > 1
      and exists (select from holds.place where bib_id = new.bib_id and position = new.position)
      and not exists (select from holds.place where bib_id = new.bib_id and position = new.position - 1)
    then
      raise exception 'The queue of title % has a gap before place %.', new.bib_id, new.position using errcode = '23514', constraint = 'place_dense';
    end if;
  end if;
  if tg_op <> 'INSERT' then
    if exists (select from holds.place where bib_id = old.bib_id and position = old.position + 1)
      and not exists (select from holds.place where bib_id = old.bib_id and position = old.position)
    then
      raise exception 'The queue of title % has a gap at place %.', old.bib_id, old.position using errcode = '23514', constraint = 'place_dense';
    end if;
  end if;
  return null;
end $$;
create constraint trigger place_dense after insert or update or delete on holds.place
  deferrable initially deferred for each row execute function holds.place_is_dense();

-- People who read together: a hold for each of them is placed in one step.
create table holds.club (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  pickup_branch_id bigint references org.branch (id),
  note text not null default '',
  created_at timestamptz not null,
  ended_at timestamptz
);
create table holds.club_member (
  club_id bigint not null references holds.club (id) on delete cascade,
  patron_id bigint not null references patrons.patron (id),
  primary key (club_id, patron_id)
);
create index club_member_patron on holds.club_member (patron_id);

alter table holds.hold
  drop constraint hold_kind_check,
  add constraint hold_kind_check check (kind in ('hold', 'page', 'recall')),
  -- Set when only items with this part, or with this call number, will do.
  add column part text check (part <> ''),
  add column call_number text check (call_number <> ''),
  -- The how-manieth copy of the same for the same patron, where the rules allow several.
  add column nth smallint not null default 1 check (nth > 0),
  -- Not before this day, and no longer than until this moment, unless an item is caught.
  add column starts_on date,
  add column expires_at timestamptz,
  -- The exact end of its time on the shelf; `shelf_until` is the day of it.
  add column shelf_until_at timestamptz,
  -- Where it still stands on a hold shelf for someone else, from which staff have to take it.
  add column pull_from_branch_id bigint references org.branch (id),
  -- Blocks that staff passed when they placed it; they do not keep a copy from it later.
  add column passed text[] not null default '{}',
  add column fee_charged_at timestamptz,
  add column moved_at timestamptz,
  add column moved_by text,
  add column club_id bigint references holds.club (id),
  add check (num_nonnulls(item_id, part, call_number) <= 1);

update holds.hold h set shelf_until_at = ((h.shelf_until + 1)::timestamp at time zone b.time_zone) - interval '1 second'
  from org.branch b where b.id = h.pickup_branch_id and h.shelf_until is not null;

-- Other titles that will do as well.
create table holds.alternative (
  hold_id bigint not null references holds.hold (id),
  bib_id bigint not null references catalog.bib (id),
  primary key (hold_id, bib_id)
);
create index alternative_bib on holds.alternative (bib_id);

create or replace view holds.open_hold_view as
  select id, patron_id, bib_id, item_id, pickup_branch_id, state,
    (select p.position from holds.place p where p.hold_id = hold.id and p.bib_id = hold.bib_id) as position,
    placed_at, suspended, suspended_until, caught_item_id, caught_at, shelf_until,
    kind, part, call_number, starts_on, expires_at, shelf_until_at
  from holds.hold where state in ('waiting', 'in-transit', 'ready');
alter table holds.hold drop column position;

drop index holds.hold_once;
create unique index hold_once on holds.hold (patron_id, bib_id, coalesce(item_id, 0), coalesce(part, ''), coalesce(call_number, ''), nth)
  where state in ('waiting', 'in-transit', 'ready');
create index hold_bib on holds.hold (bib_id) where state in ('waiting', 'in-transit', 'ready');
create index hold_expires on holds.hold (expires_at) where state = 'waiting' and expires_at is not null;
create index hold_shelf_ends on holds.hold (shelf_until_at) where state = 'ready';
create index hold_pull_from on holds.hold (pull_from_branch_id) where pull_from_branch_id is not null;
create index hold_shelved_item on holds.hold (caught_item_id, id) where state in ('cancelled', 'expired');

-- Between which branches items do not travel for holds; of one type, or of every type.
create table holds.transfer_limit (
  id bigint generated always as identity primary key,
  item_type text references catalog.item_type (code),
  from_branch_id bigint not null references org.branch (id),
  to_branch_id bigint not null references org.branch (id),
  check (from_branch_id <> to_branch_id)
);
create unique index transfer_limit_once on holds.transfer_limit (item_type, from_branch_id, to_branch_id) nulls not distinct;

-- Who has gone to fetch which item; ends by itself after a time.
create table holds.pull_claim (
  item_id bigint primary key references catalog.item (id),
  branch_id bigint not null references org.branch (id),
  by_name text not null,
  by_key text not null,
  claimed_at timestamptz not null
);

-- Items that were not where they should be: passed over until they are seen, or taken for missing.
create table holds.not_found (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalog.item (id),
  branch_id bigint not null references org.branch (id),
  how text not null check (how in ('search', 'missing')),
  by_name text not null,
  at timestamptz not null,
  ended_at timestamptz
);
create unique index not_found_once on holds.not_found (item_id) where ended_at is null;
create index not_found_branch on holds.not_found (branch_id, at) where ended_at is null;
