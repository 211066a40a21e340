package io.keyden.cli.key;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.user.Accounts;
import io.keyden.client.KeydenClient;
import io.keyden.client.user.User;
import java.util.Optional;

/** Whose keys a command is about. */
final class Owners {
  private Owners() {}

  /**
   * The account that was named, or the one that is signed in.
   *
   * @param named a user name or an id
   * @throws CommandException if there is no such account
   */
  static User of(KeydenClient client, Optional<String> named) {
    return named.map(name -> Accounts.named(client, name)).orElseGet(() -> client.users().me());
  }
}
