-- The labels that were made of the items of a batch; their module comes later, so it is only a number here.
alter table cataloguing_batches.batch add column label_batch_id bigint;
