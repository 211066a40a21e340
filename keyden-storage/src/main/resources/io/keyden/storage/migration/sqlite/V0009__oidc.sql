-- Whom a service account trusts to say who it is.
CREATE TABLE oidc_identities (
  number INTEGER NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id),
  name TEXT NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  audience TEXT
);

CREATE INDEX oidc_identities_by_user ON oidc_identities (user_id);
CREATE INDEX users_by_external_id ON users (external_id);

-- Tokens of other issuers that are good once, by the digest of their issuer and id.
CREATE TABLE used_subject_tokens (
  digest BLOB NOT NULL PRIMARY KEY,
  expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX used_subject_tokens_by_expires ON used_subject_tokens (expires);

-- The identity that a token was exchanged by; the tokens go before the identity does.
ALTER TABLE access_tokens ADD COLUMN oidc_identity_number INTEGER;

CREATE INDEX access_tokens_by_oidc_identity ON access_tokens (oidc_identity_number) WHERE oidc_identity_number IS NOT NULL;

-- What access tokens are signed with. The private half is sealed with a key that is not in the database.
CREATE TABLE signing_keys (
  id TEXT NOT NULL PRIMARY KEY,
  created INTEGER NOT NULL,
  public_key TEXT NOT NULL,
  sealed_private_key BLOB NOT NULL
) WITHOUT ROWID;
