-- Who may read the record of one space only asks for that space each time.
CREATE INDEX events_by_space ON events (space_id, number);

-- Written to find out whether writing works.
CREATE TABLE health (
  singleton BIGINT NOT NULL PRIMARY KEY CHECK (singleton = 1),
  touched BIGINT NOT NULL
);
