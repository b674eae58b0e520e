-- Returns of the last days with who had it, as long as that is known: what comes in late from a desk without the server is set in order by them.
create view circulation.recent_return_view as
  select c.id, c.item_id, c.branch_id, c.at, c.loan_id, (c.before ->> 'patron')::bigint as patron_id
  from circulation.check_in c
  where c.undone_at is null;
