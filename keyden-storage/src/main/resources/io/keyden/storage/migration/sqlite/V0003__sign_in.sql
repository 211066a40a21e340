-- The key that a session or a token was made with is no foreign key: it may be revoked, and then they are refused.

CREATE TABLE sessions (
  id INTEGER NOT NULL PRIMARY KEY,
  digest BLOB NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  created INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  is_remembered INTEGER NOT NULL,
  made_with_key_id TEXT
);

CREATE UNIQUE INDEX sessions_by_digest ON sessions (digest);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_created ON sessions (created);
CREATE INDEX sessions_by_last_seen ON sessions (last_seen);

CREATE TABLE access_tokens (
  id INTEGER NOT NULL PRIMARY KEY,
  digest BLOB NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  made_with_key_id TEXT
);

CREATE UNIQUE INDEX access_tokens_by_digest ON access_tokens (digest);
CREATE INDEX access_tokens_by_user ON access_tokens (user_id);
CREATE INDEX access_tokens_by_expires ON access_tokens (expires);

CREATE TABLE invitations (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  space_id TEXT,
  invited_by TEXT NOT NULL REFERENCES users (id),
  expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE UNIQUE INDEX invitations_by_code ON invitations (code);
CREATE INDEX invitations_by_inviter ON invitations (invited_by);
CREATE INDEX invitations_by_expires ON invitations (expires);

CREATE TABLE invitation_teams (
  invitation_id TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  team_id TEXT NOT NULL,
  PRIMARY KEY (invitation_id, position)
) WITHOUT ROWID;
