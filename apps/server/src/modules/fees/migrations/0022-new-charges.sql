-- A new charge that owes all it asks needs no counting: what is given towards it is checked where it is given.
drop trigger balanced on fees.charge;
create constraint trigger balanced_when_new after insert on fees.charge
  deferrable initially deferred for each row when (new.outstanding <> new.amount) execute function fees.check_charge('id');
create constraint trigger balanced after update of amount, outstanding on fees.charge
  deferrable initially deferred for each row execute function fees.check_charge('id');
