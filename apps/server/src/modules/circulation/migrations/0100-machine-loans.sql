-- What machines are told of loans that are open.
create view circulation.machine_loan_view as
select id, item_id, patron_id, branch_id, state, out_at, due_at, renewals, on_site, recalled_at, recall_hold_id
from circulation.loan where returned_at is null;
