package io.keyden.server;

import io.keyden.server.password.Argon2Settings;
import io.keyden.storage.sqlite.Durability;

/**
 * How dear it is made to lose data or to guess a password.
 *
 * @param durability what an acknowledged write survives
 * @param passwords what passwords are hashed with
 */
record Protection(Durability durability, Argon2Settings passwords) {
  /** What every server gets that somebody relies on. */
  static final Protection FULL = new Protection(Durability.SYNCED, Argon2Settings.CURRENT);

  /** What a server gets whose data nobody needs once it has stopped. */
  static final Protection THROWAWAY =
      new Protection(Durability.UNSYNCED, Argon2Settings.UNPROTECTED);
}
