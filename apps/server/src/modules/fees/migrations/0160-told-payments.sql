-- Payments as programs outside are told of them.
create view fees.told_payment_view as
  select id, patron_id, amount, currency, method, branch_id, receipt_id, at from fees.movement where kind = 'payment';
