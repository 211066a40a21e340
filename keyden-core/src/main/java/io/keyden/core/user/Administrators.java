package io.keyden.core.user;

import io.keyden.core.id.UserId;

/** Tells whether somebody would be left who can administer the server. */
@FunctionalInterface
public interface Administrators {
  /**
   * Whether an active account other than {@code user} has every right. Works within a transaction.
   */
  boolean otherThan(UserId user);
}
