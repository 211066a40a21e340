package io.keyden.server.configuration;

import io.keyden.core.secret.Secret;
import java.util.Optional;

/**
 * How the first administrator comes about; starts with an account do not look at it.
 *
 * @param way who makes the account
 * @param username name of the administrator that the server makes
 * @param password the password, or empty where the server makes one
 * @param apiKey the first key, or empty where the server makes one
 */
public record FirstAdministratorConfiguration(
    Way way, String username, Optional<Secret> password, Optional<Secret> apiKey) {
  /** Who makes the account. */
  public enum Way {
    /** The server, at its first start; it shows what it made once. */
    MADE,
    /** Whoever has the set-up code that each start shows, in the portal. */
    PORTAL
  }

  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if the name is blank, or a secret is given for an account that
   *     the server does not make
   */
  public FirstAdministratorConfiguration {
    if (username.isBlank()) {
      throw new IllegalArgumentException("the administrator has no name");
    }
    if (way == Way.PORTAL && (password.isPresent() || apiKey.isPresent())) {
      throw new IllegalArgumentException("in the portal the administrator chooses the secrets");
    }
  }
}
