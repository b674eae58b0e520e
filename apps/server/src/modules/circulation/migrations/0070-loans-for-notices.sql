-- Open loans with what decides which notices are sent about them.
create view circulation.notice_loan_view as
  select id, item_id, patron_id, branch_id, state, out_at, due_at, coalesce(renewed_at, out_at) as begun_at, renewals,
    patron_category, item_type
  from circulation.loan where returned_at is null;
-- Everything that is due in a span of time, at all branches at once.
create index loan_open_due on circulation.loan (due_at) where returned_at is null;
-- Loans of which nobody knows any more who had them.
create view circulation.forgotten_loan_view as
  select id, returned_at from circulation.loan where patron_id is null;
