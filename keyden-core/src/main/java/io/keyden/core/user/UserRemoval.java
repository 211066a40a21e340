package io.keyden.core.user;

import io.keyden.core.audit.Actor;

/**
 * Takes away what belongs to an account that is being deleted: its keys, its sessions, its
 * memberships. Each feature has one of its own.
 */
@FunctionalInterface
public interface UserRemoval {
  /**
   * Called in the transaction that deletes {@code user}, while the account is still there.
   *
   * @param actor who deletes it, for the record
   */
  void remove(Actor actor, User user);
}
