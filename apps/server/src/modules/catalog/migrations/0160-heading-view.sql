-- Which headings (authorities.heading) each title carries: what other modules may join.
create view catalog.bib_heading_view as
  select id as bib_id, headings, suppressed from catalog.bib where deleted_at is null;
