-- How a document was made: those of a form that the program no longer makes are made anew in the background.
alter table catalog.search_document add column form smallint not null default 0;
create index search_document_form on catalog.search_document (form);
