package io.keyden.core.access;

import io.keyden.core.id.UserId;

/** Who acts. */
public sealed interface Principal {
  /** A person with an account. */
  record Person(UserId id, String username, String displayName) implements Principal {}

  /** A service account. */
  record ServiceAccount(UserId id, String username, String displayName) implements Principal {}

  /** Nobody known. */
  record Anonymous() implements Principal {}
}
