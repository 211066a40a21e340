package io.keyden.cli.key;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.Expiry;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.server.KeyRules;
import java.util.Optional;

/** Keys to be made, as options describe them. */
public final class NewKeys {
  private NewKeys() {}

  /**
   * A key with that purpose and end.
   *
   * @throws CommandException if the server makes no such key
   */
  public static NewApiKey of(
      KeydenClient client, String purpose, Optional<Expiry> expires, Surroundings surroundings) {
    if (purpose.isBlank()) {
      throw CommandException.usage(
          "a key needs a purpose", "say who uses it for what, such as 'backup of the wiki'");
    }
    NewApiKey key = NewApiKey.of(purpose);
    if (expires.isEmpty()) {
      return key;
    }
    return switch (expires.get()) {
      case Expiry.Maximum _ -> key.expiringAtMaximum();
      case Expiry.Fixed fixed ->
          key.expiringAt(fixed.at(surroundings.clock().instant(), surroundings.zone()));
      case Expiry.Never _ -> {
        requireNoMaximum(client.server().keyRules());
        // Where there is no maximum, as long as possible is for ever.
        yield key.expiringAtMaximum();
      }
    };
  }

  /**
   * Goes on only if the server makes keys that never end.
   *
   * @throws CommandException otherwise
   */
  static void requireNoMaximum(KeyRules rules) {
    rules
        .maximumLifetime()
        .ifPresent(maximum -> {
          throw CommandException.usage(
              "this server makes no keys that never end",
              "--expires max is the longest: " + maximum.toDays() + " days");
        });
  }
}
