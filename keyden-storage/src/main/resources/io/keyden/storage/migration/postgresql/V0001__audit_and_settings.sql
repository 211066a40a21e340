-- Texts are compared byte by byte, as on every other database that Keyden knows.
-- Times are milliseconds since 1970 in UTC; flags are 1 or 0; *_folded columns hold texts folded for search in any case.

CREATE TABLE counters (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
);

CREATE TABLE events (
  number BIGINT NOT NULL PRIMARY KEY,
  occurred BIGINT NOT NULL,
  category TEXT COLLATE "C" NOT NULL,
  user_id TEXT COLLATE "C" NOT NULL,
  username TEXT COLLATE "C" NOT NULL,
  is_service BIGINT NOT NULL,
  identity_established_with TEXT COLLATE "C" NOT NULL,
  api_key_id TEXT COLLATE "C",
  api_key_hint TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  message TEXT COLLATE "C" NOT NULL,
  details TEXT COLLATE "C" NOT NULL,
  space_id TEXT COLLATE "C",
  previous_digest BYTEA NOT NULL,
  digest BYTEA NOT NULL
);

CREATE INDEX events_by_time ON events (occurred, number);
CREATE INDEX events_by_user ON events (user_id, number);
CREATE INDEX events_by_category ON events (category, number);

CREATE TABLE event_documents (
  event_number BIGINT NOT NULL REFERENCES events (number),
  position BIGINT NOT NULL,
  document_id TEXT COLLATE "C" NOT NULL,
  document_type TEXT COLLATE "C" NOT NULL,
  start BIGINT NOT NULL,
  length BIGINT NOT NULL,
  PRIMARY KEY (event_number, position)
);

CREATE INDEX event_documents_by_document ON event_documents (document_id, event_number);
CREATE INDEX event_documents_by_type ON event_documents (document_type, event_number);

CREATE TABLE event_differences (
  event_number BIGINT NOT NULL REFERENCES events (number),
  position BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL,
  value_before TEXT COLLATE "C",
  value_after TEXT COLLATE "C",
  PRIMARY KEY (event_number, position)
);

CREATE TABLE installation (
  singleton BIGINT NOT NULL PRIMARY KEY CHECK (singleton = 1),
  id TEXT COLLATE "C" NOT NULL
);

CREATE TABLE settings (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value TEXT COLLATE "C"
);
