package io.keyden.cli.user;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.connection.Passwords;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.KeydenClient;
import io.keyden.client.user.User;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden user set-password}. */
@Command(
    description =
        "Ends the sessions of the account. Asks twice for the password, unless it is in a file.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden user set-password alice",
      "  keyden user set-password alice --new-password-file - < alice.password"
    })
final class SetPasswordCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(paramLabel = "NAME", description = "A user name or an id")
  private String name = "";

  @Option(
      names = "--new-password-file",
      paramLabel = "FILE",
      description = "The new password is in this file, - for standard input")
  private Optional<String> newPasswordFile = Optional.empty();

  SetPasswordCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User account = Accounts.named(open.client(), AccountKind.PERSON, name, "set-password");
      set(open.client(), account, password(account));
      display.remark(surroundings, "the password of " + account.username() + " is set");
      return ExitCode.OK;
    }
  }

  @RevealsSecret(because = "the client hands it to the server")
  private static void set(KeydenClient client, User account, SecretText password) {
    client.users().setPassword(account, password.reveal());
  }

  private SecretText password(User account) {
    if (newPasswordFile.isPresent()) {
      return Passwords.inFile(surroundings, newPasswordFile.get());
    }
    String instead = "give the password by --new-password-file";
    SecretText password =
        surroundings
            .secretPrompt()
            .askForPassword("New password of " + account.username() + ": ", instead);
    if (!password.equals(surroundings.secretPrompt().askForPassword("Once more: ", instead))) {
      throw CommandException.usage("the two passwords differ", "nothing was changed; try again");
    }
    return password;
  }
}
