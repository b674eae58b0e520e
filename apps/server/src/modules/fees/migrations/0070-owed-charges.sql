-- What is owed, charge by charge.
create view fees.owed_charge_view as
  select id, patron_id, kind, description, outstanding, currency, at, loan_id from fees.charge where outstanding > 0;
