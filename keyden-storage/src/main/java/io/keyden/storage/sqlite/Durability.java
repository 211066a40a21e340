package io.keyden.storage.sqlite;

/** What an acknowledged write survives. */
public enum Durability {
  /** A loss of power: every commit is synced to the disk before it is acknowledged. */
  SYNCED,

  /**
   * The end of the process only: nothing is synced, and a loss of power may break the file. For
   * data that nobody needs afterwards, such as a test's. Deliberately no setting leads here.
   */
  UNSYNCED
}
