package io.keyden.core.user;

import io.keyden.core.id.UserId;

/** The sessions and access tokens of accounts, as far as changing an account must end them. */
@FunctionalInterface
public interface SignIns {
  /**
   * Ends all sessions and access tokens of {@code user}, in the transaction of the caller. They are
   * refused from the moment it is kept.
   */
  void endAllOf(UserId user);
}
