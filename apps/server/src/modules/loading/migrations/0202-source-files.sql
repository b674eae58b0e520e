-- Size and time of change of files that were taken, so that a look need not read them all again.
alter table loading.source_file add column size bigint, add column changed_at timestamptz;
