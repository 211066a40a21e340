-- How far work has come that is done once, whichever node does it.
CREATE TABLE progress (
  work TEXT NOT NULL PRIMARY KEY,
  reached INTEGER NOT NULL
) WITHOUT ROWID;
