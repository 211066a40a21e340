package io.keyden.cli.key;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.rotation.Purposes;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the key that somebody means. */
final class KeyFinder {
  private static final String ID_START = "apikeys-";

  private KeyFinder() {}

  /**
   * The key with that id, or the only one with that purpose.
   *
   * @throws CommandException if there is none, or more than one
   */
  static ApiKey one(KeydenClient client, User owner, String idOrPurpose) {
    return only(owner, idOrPurpose, named(client, owner, idOrPurpose));
  }

  /** The key with that id, or all with that purpose. */
  static List<ApiKey> named(KeydenClient client, User owner, String idOrPurpose) {
    if (idOrPurpose.startsWith("API-")) {
      // Never repeated: somebody gave the key itself.
      throw CommandException.usage(
          "a key is named by its id or its purpose, not by itself",
          "keyden key list shows both; the key is now in the history of your shell: revoke it");
    }
    if (idOrPurpose.toLowerCase(Locale.ROOT).startsWith(ID_START)) {
      Optional<ApiKey> byId = client.apiKeys().find(owner, idOrPurpose);
      if (byId.isPresent()) {
        return List.of(byId.get());
      }
    }
    return client
        .apiKeys()
        .search(owner, Purposes.unmarked(idOrPurpose))
        .filter(key -> Purposes.same(key.purpose(), idOrPurpose))
        .toList();
  }

  /**
   * The only one of those that were named.
   *
   * @throws CommandException if there is none, or more than one
   */
  static ApiKey only(User owner, String idOrPurpose, List<ApiKey> named) {
    if (named.size() == 1) {
      return named.getFirst();
    }
    throw named.isEmpty()
        ? new CommandException(
            owner.username() + " has no key '" + idOrPurpose + "'",
            "keyden key list shows the keys there are",
            ExitCode.NOT_FOUND)
        : CommandException.usage(
            owner.username() + " has " + named.size() + " keys '" + idOrPurpose + "'",
            "name one by its id: "
                + named.stream().map(ApiKey::id).collect(Collectors.joining(", ")));
  }
}
