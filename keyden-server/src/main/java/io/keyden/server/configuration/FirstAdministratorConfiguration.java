package io.keyden.server.configuration;

import io.keyden.core.secret.Secret;
import java.util.Optional;

/**
 * Whom the first start makes; later starts do not look at it.
 *
 * @param username name of the administrator
 * @param password the password, or empty where the server makes one
 * @param apiKey the first key, or empty where the server makes one
 */
public record FirstAdministratorConfiguration(
    String username, Optional<Secret> password, Optional<Secret> apiKey) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public FirstAdministratorConfiguration {
    if (username.isBlank()) {
      throw new IllegalArgumentException("the administrator has no name");
    }
  }
}
