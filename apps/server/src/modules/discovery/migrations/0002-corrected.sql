-- The words that the catalogue answered with the last time, because nothing was found as it was typed.
alter table discovery.search_day add column corrected text;
