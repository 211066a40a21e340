package io.keyden.cli.session;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;

/** The commands about who one is. */
public final class SessionCommands {
  private SessionCommands() {}

  /** {@code login}, {@code logout} and {@code whoami}. */
  public static List<CommandTree.Node> nodes(Surroundings surroundings) {
    return List.of(
        CommandTree.Verb.of(
            "login",
            "Sign in to a server, and keep the key in a profile",
            () -> new LoginCommand(surroundings)),
        CommandTree.Verb.of(
            "logout",
            "Forget the key of a profile, and revoke it if login made it",
            () -> new LogoutCommand(surroundings)),
        CommandTree.Verb.of(
            "whoami",
            "Show the account, the server and the credential in use",
            () -> new WhoAmICommand(surroundings)));
  }
}
