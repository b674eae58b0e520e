-- Loans, open and ended, as programs outside are told of them.
create view circulation.told_loan_view as
  select id, item_id, patron_id, branch_id, state, out_at, due_at, returned_at from circulation.loan;
