-- A recall is a hold that calls a loan back before it is due.
alter table holds.hold add column kind text not null default 'hold' check (kind in ('hold', 'recall'));

create or replace view holds.open_hold_view as
  select id, patron_id, bib_id, item_id, pickup_branch_id, state, position, placed_at, suspended, suspended_until,
    caught_item_id, caught_at, shelf_until, kind
  from holds.hold where state in ('waiting', 'in-transit', 'ready');
