package io.keyden.core.user;

/** How the record speaks of an account. */
final class UserNames {
  private UserNames() {}

  static String noun(User user) {
    return user.service() ? "Service account" : "User";
  }
}
