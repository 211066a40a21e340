-- Times are milliseconds since 1970 in UTC; flags are 1 or 0; *_folded columns hold texts folded for search in any case.

CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE events (
  number INTEGER NOT NULL PRIMARY KEY,
  occurred INTEGER NOT NULL,
  category TEXT NOT NULL,
  user_id TEXT NOT NULL,
  username TEXT NOT NULL,
  is_service INTEGER NOT NULL,
  identity_established_with TEXT NOT NULL,
  api_key_id TEXT,
  api_key_hint TEXT NOT NULL,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  message TEXT NOT NULL,
  details TEXT NOT NULL,
  space_id TEXT,
  previous_digest BLOB NOT NULL,
  digest BLOB NOT NULL
);

CREATE INDEX events_by_time ON events (occurred, number);
CREATE INDEX events_by_user ON events (user_id, number);
CREATE INDEX events_by_category ON events (category, number);

CREATE TABLE event_documents (
  event_number INTEGER NOT NULL REFERENCES events (number),
  position INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  document_type TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (event_number, position)
) WITHOUT ROWID;

CREATE INDEX event_documents_by_document ON event_documents (document_id, event_number);
CREATE INDEX event_documents_by_type ON event_documents (document_type, event_number);

CREATE TABLE event_differences (
  event_number INTEGER NOT NULL REFERENCES events (number),
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  value_before TEXT,
  value_after TEXT,
  PRIMARY KEY (event_number, position)
) WITHOUT ROWID;

CREATE TABLE installation (
  singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL
);

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;
