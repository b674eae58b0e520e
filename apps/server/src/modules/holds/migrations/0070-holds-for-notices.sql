-- Holds, open and ended, as notices speak of them.
create view holds.notice_hold_view as
  select id, patron_id, bib_id, item_id, pickup_branch_id, state, caught_at, shelf_until, ended_at, end_reason from holds.hold;
