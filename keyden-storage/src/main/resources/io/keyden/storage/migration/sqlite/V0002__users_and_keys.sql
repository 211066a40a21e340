CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL,
  username TEXT NOT NULL,
  username_folded TEXT NOT NULL,
  display_name TEXT NOT NULL,
  display_name_folded TEXT NOT NULL,
  email_address TEXT,
  email_address_folded TEXT,
  is_active INTEGER NOT NULL,
  is_service INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  created INTEGER NOT NULL
);

CREATE UNIQUE INDEX users_by_username ON users (username_folded);
CREATE INDEX users_by_email_address ON users (email_address_folded);

CREATE TABLE user_identity_claims (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  provider TEXT NOT NULL,
  claim TEXT,
  value TEXT,
  value_folded TEXT,
  is_identifying INTEGER NOT NULL,
  PRIMARY KEY (user_id, position)
) WITHOUT ROWID;

CREATE TABLE user_passwords (
  user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES users (id),
  digest BLOB NOT NULL,
  purpose TEXT NOT NULL,
  purpose_folded TEXT NOT NULL,
  hint TEXT NOT NULL,
  hint_folded TEXT NOT NULL,
  actor_type TEXT NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER,
  last_used INTEGER
) WITHOUT ROWID;

CREATE UNIQUE INDEX api_keys_by_digest ON api_keys (digest);
CREATE INDEX api_keys_by_owner ON api_keys (owner_id, created DESC, id);
