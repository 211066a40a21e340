package io.keyden.client.octopus;

/** When in the life of a request a fault or a hook strikes. */
public enum Moment {
  /** The request has arrived whole; nothing has been done about it yet. */
  BEFORE_ACTING,

  /** The request has had its effect; no byte of the answer has left. */
  AFTER_ACTING
}
