package io.keyden.core.problem;

/**
 * Why nobody is signed in. The caller learns only whether a credential was there, the log learns
 * this.
 */
public enum Rejection {
  /** No credential came with the request. */
  NO_CREDENTIAL,
  /** Not of the form of a key; no key can be meant. */
  MALFORMED_KEY,
  /** No such key, or it was revoked. */
  UNKNOWN_KEY,
  /** The key's time is over. */
  EXPIRED_KEY,
  /** The key's owner is disabled. */
  DISABLED_OWNER,
  /** No such access token, or it has ended. */
  BAD_TOKEN,
  /** No such session, or it has ended. */
  BAD_SESSION
}
