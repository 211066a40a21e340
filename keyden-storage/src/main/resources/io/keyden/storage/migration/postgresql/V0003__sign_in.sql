-- The key that a session or a token was made with is no foreign key: it may be revoked, and then they are refused.

CREATE TABLE sessions (
  id BIGINT NOT NULL PRIMARY KEY,
  digest BYTEA NOT NULL,
  user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
  created BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  is_remembered BIGINT NOT NULL,
  made_with_key_id TEXT COLLATE "C"
);

CREATE UNIQUE INDEX sessions_by_digest ON sessions (digest);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_created ON sessions (created);
CREATE INDEX sessions_by_last_seen ON sessions (last_seen);

CREATE TABLE access_tokens (
  id BIGINT NOT NULL PRIMARY KEY,
  digest BYTEA NOT NULL,
  user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  made_with_key_id TEXT COLLATE "C"
);

CREATE UNIQUE INDEX access_tokens_by_digest ON access_tokens (digest);
CREATE INDEX access_tokens_by_user ON access_tokens (user_id);
CREATE INDEX access_tokens_by_expires ON access_tokens (expires);

CREATE TABLE invitations (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  code TEXT COLLATE "C" NOT NULL,
  space_id TEXT COLLATE "C",
  invited_by TEXT COLLATE "C" NOT NULL REFERENCES users (id),
  expires BIGINT NOT NULL
);

CREATE UNIQUE INDEX invitations_by_code ON invitations (code);
CREATE INDEX invitations_by_inviter ON invitations (invited_by);
CREATE INDEX invitations_by_expires ON invitations (expires);

CREATE TABLE invitation_teams (
  invitation_id TEXT COLLATE "C" NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  team_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (invitation_id, position)
);
