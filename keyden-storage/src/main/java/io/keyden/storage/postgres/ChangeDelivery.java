package io.keyden.storage.postgres;

/** How a node hears that another one changed something. */
public enum ChangeDelivery {
  /** The database calls it, by {@code LISTEN} and {@code NOTIFY}. */
  NOTIFY,

  /** It looks by itself, again and again: for what speaks PostgreSQL and cannot call. */
  POLL
}
