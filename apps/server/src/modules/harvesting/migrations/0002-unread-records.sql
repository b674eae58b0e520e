-- What could not be read stays as it came, to be looked at and asked for once more. An entry with an empty identifier is an
-- answer that could not be read as a whole. Only so many of a harvest are kept, and of long ones the beginning.
alter table harvesting.entry add source bytea;

-- A harvest that asks, one by one, for the records that another could not read.
alter table harvesting.run add again_for bigint references harvesting.run (id);
create index entry_problem on harvesting.entry (run_id) where problem is not null;
