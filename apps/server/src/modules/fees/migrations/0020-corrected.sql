-- What was asked before a charge was lowered, e.g. because a lost item came back.
alter table fees.charge add column original_amount bigint check (original_amount >= 0);
