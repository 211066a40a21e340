-- Who may read the record of one space only asks for that space each time.
CREATE INDEX events_by_space ON events (space_id, number);
