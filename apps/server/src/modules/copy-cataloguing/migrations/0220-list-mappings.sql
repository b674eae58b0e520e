-- Which column of a delimited file is what, as somebody said it last for a file with the same head line, or for one without
-- a head line that has as many columns.
create table copy_cataloguing.list_mapping (
  file_form text primary key check (file_form <> ''),
  columns jsonb not null,
  by_name text not null,
  used_at timestamptz not null
);
