-- A card may end at a moment of its last day; counts only while it lies on that day.
alter table patrons.patron add column expires_at timestamptz;
