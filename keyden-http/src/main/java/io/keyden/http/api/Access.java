package io.keyden.http.api;

import io.keyden.core.permission.Permission;
import io.keyden.http.seam.Request;
import java.util.function.Predicate;

/** Who may call a route, asked before the route is entered. Finer rules are the use case's. */
public sealed interface Access {
  /** Anybody, also without a credential. A bad one is refused all the same. */
  record Anonymous() implements Access {}

  /** Whoever is signed in; the use case asks for more. */
  record SignedIn() implements Access {}

  /**
   * Who has a right at system level.
   *
   * @param permission the right
   */
  record Requires(Permission permission) implements Access {}

  /**
   * Some requests without a credential, all others from who has a right at system level.
   *
   * @param permission the right
   * @param exempt which requests need no right
   */
  record RequiresUnless(Permission permission, Predicate<Request> exempt) implements Access {}

  /** Anybody. */
  static Access anonymous() {
    return new Anonymous();
  }

  /** Whoever is signed in. */
  static Access signedIn() {
    return new SignedIn();
  }

  /** Who has {@code permission} at system level. */
  static Access requires(Permission permission) {
    return new Requires(permission);
  }

  /** Who has {@code permission} at system level, or sends a request that is {@code exempt}. */
  static Access requiresUnless(Permission permission, Predicate<Request> exempt) {
    return new RequiresUnless(permission, exempt);
  }
}
