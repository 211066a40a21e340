package io.keyden.cli.user;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.client.KeydenClient;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.user.User;
import java.util.Optional;

/** Finds the account that somebody means. */
public final class Accounts {
  private Accounts() {}

  /**
   * The account of that user name or id, a person's or a program's.
   *
   * @throws CommandException if there is none
   */
  public static User named(KeydenClient client, String name) {
    return find(client, name)
        .orElseThrow(() ->
            new CommandException(
                "there is no account '" + name + "', or you may not see it",
                "keyden user list and keyden service-account list show who there is",
                ExitCode.NOT_FOUND));
  }

  /**
   * The same, of one kind.
   *
   * @throws CommandException if there is none, or if it is of the other kind: a command about
   *     programs shall not strike a person whose name was mistyped
   */
  static User named(KeydenClient client, AccountKind kind, String name, String verb) {
    User account =
        find(client, name)
            .orElseThrow(() ->
                new CommandException(
                    "there is no " + kind.noun() + " '" + name + "', or you may not see it",
                    "keyden " + kind.noun() + " list shows those there are",
                    ExitCode.NOT_FOUND));
    AccountKind found = AccountKind.of(account);
    if (found != kind) {
      throw CommandException.usage(
          "'" + name + "' is " + found.one() + ", not " + kind.one(),
          "keyden " + found.noun() + " " + verb + " " + name);
    }
    return account;
  }

  /** Whoever may see no others is still to be found under the own name. */
  private static Optional<User> find(KeydenClient client, String name) {
    try {
      return client.users().findByIdOrName(name);
    } catch (ForbiddenException forbidden) {
      User me = client.users().me();
      if (me.username().equalsIgnoreCase(name) || me.id().equalsIgnoreCase(name)) {
        return Optional.of(me);
      }
      throw forbidden;
    }
  }
}
