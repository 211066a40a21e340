package io.keyden.core.access;

import io.keyden.core.id.UserId;

/** Adds up what somebody may do, from the teams they are in and the roles these have. */
@FunctionalInterface
public interface GrantsLookup {
  /**
   * The rights of {@code user} at this moment; none for an unknown one. Works within a transaction.
   */
  Grants of(UserId user);
}
