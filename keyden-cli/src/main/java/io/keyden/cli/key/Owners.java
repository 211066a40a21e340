package io.keyden.cli.key;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
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
    if (named.isEmpty()) {
      return client.users().me();
    }
    return client
        .users()
        .findByIdOrName(named.get())
        .orElseThrow(() ->
            new CommandException(
                "there is no account '" + named.get() + "', or you may not see it",
                "keyden user list and keyden service-account list show who there is",
                ExitCode.NOT_FOUND));
  }
}
