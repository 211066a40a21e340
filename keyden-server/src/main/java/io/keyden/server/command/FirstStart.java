package io.keyden.server.command;

import io.keyden.core.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** What a start made because the data directory had no account. */
public sealed interface FirstStart {
  /** Nothing: the data directory had an account already. */
  record None() implements FirstStart {}

  /**
   * No account, but a code by which the first administrator makes one in the portal.
   *
   * @param code the set-up code; the next start makes another
   */
  record AwaitingSetUp(Secret code) implements FirstStart {}

  /**
   * An administrator with a key.
   *
   * @param username the administrator's name
   * @param password the password if the server made it; empty if the operator gave it
   * @param apiKey the key if the server made it; empty if the operator gave it
   * @param expires when the key ends
   * @param userId the administrator's id, such as {@code Users-1}
   */
  record Made(
      String username,
      Optional<Secret> password,
      Optional<Secret> apiKey,
      Instant expires,
      String userId)
      implements FirstStart {}
}
