-- How far work has come that is done once, whichever node does it.
CREATE TABLE progress (
  work TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  reached BIGINT NOT NULL
);
