-- What other modules may join in SQL: what is owed for each loan in fixed charges.
create view fees.loan_charge_view as
  select loan_id, kind, amount, outstanding from fees.charge where loan_id is not null;
