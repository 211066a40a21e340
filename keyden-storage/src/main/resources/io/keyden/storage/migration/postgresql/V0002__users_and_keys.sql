CREATE TABLE users (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  username TEXT COLLATE "C" NOT NULL,
  username_folded TEXT COLLATE "C" NOT NULL,
  display_name TEXT COLLATE "C" NOT NULL,
  display_name_folded TEXT COLLATE "C" NOT NULL,
  email_address TEXT COLLATE "C",
  email_address_folded TEXT COLLATE "C",
  is_active BIGINT NOT NULL,
  is_service BIGINT NOT NULL,
  external_id TEXT COLLATE "C" NOT NULL,
  created BIGINT NOT NULL
);

CREATE UNIQUE INDEX users_by_username ON users (username_folded);
CREATE INDEX users_by_email_address ON users (email_address_folded);

CREATE TABLE user_identity_claims (
  user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  provider TEXT COLLATE "C" NOT NULL,
  claim TEXT COLLATE "C",
  value TEXT COLLATE "C",
  value_folded TEXT COLLATE "C",
  is_identifying BIGINT NOT NULL,
  PRIMARY KEY (user_id, position)
);

CREATE TABLE user_passwords (
  user_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  hash TEXT COLLATE "C" NOT NULL
);

CREATE TABLE api_keys (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  owner_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
  digest BYTEA NOT NULL,
  purpose TEXT COLLATE "C" NOT NULL,
  purpose_folded TEXT COLLATE "C" NOT NULL,
  hint TEXT COLLATE "C" NOT NULL,
  hint_folded TEXT COLLATE "C" NOT NULL,
  actor_type TEXT COLLATE "C" NOT NULL,
  created BIGINT NOT NULL,
  expires BIGINT,
  last_used BIGINT
);

CREATE UNIQUE INDEX api_keys_by_digest ON api_keys (digest);
CREATE INDEX api_keys_by_owner ON api_keys (owner_id, created DESC, id);
