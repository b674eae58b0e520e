-- Blocks that stop loans, in words, for desks that go on without the server.
create view patrons.loan_block_view as
  select b.patron_id, coalesce(k.name, 'Blocked by hand') || ': ' || b.reason as text, b.until, b.branch_id
  from patrons.block b left join patrons.block_kind k on k.code = b.kind_code
  where b.cleared_at is null and (k.code is null or 'loans' = any (k.stops));
