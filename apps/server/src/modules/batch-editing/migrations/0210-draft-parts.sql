-- What hangs on a drafted record stands in columns of its own, so that it is written without leaving the database: `beside` keeps
-- the columns of the title and its match keys.
alter table batch_editing.draft add column headings text, add column document text;

update batch_editing.draft set
  headings = (beside::json -> 'headings')::text,
  document = beside::json ->> 'document',
  beside = ((beside::jsonb -> 'brief') || jsonb_build_object('keys', beside::jsonb -> 'matchKeys'))::text
where beside is not null;
