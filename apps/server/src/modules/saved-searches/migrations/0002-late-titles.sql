-- A title gets its number before it can be seen, so that one with a lower number may appear after one with a higher:
-- seen_bib follows one look behind, and what is known above it is listed.
alter table saved_searches.search
  -- The newest number at the last look; null: it was not looked at since there is this column.
  add column looked_bib bigint,
  -- Titles above seen_bib that were there or were told.
  add column told bigint[] not null default '{}';
