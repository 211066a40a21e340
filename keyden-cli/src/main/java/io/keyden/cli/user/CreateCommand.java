package io.keyden.cli.user;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.connection.Passwords;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.user.NewUser;
import io.keyden.client.user.User;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden user create}. */
@Command(
    description = "Without a password the person can sign in by a provider only, until one is set.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden user create alice --display-name 'Alice Doe' --email alice@example.com",
      "  keyden user create bob --new-password-file bob.password"
    })
final class CreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "NAME", description = "The user name")
  private String name = "";

  @Option(
      names = "--display-name",
      paramLabel = "TEXT",
      description = "The name for people; the user name unless given")
  private Optional<String> displayName = Optional.empty();

  @Option(names = "--email", paramLabel = "ADDRESS", description = "The mail address")
  private Optional<String> email = Optional.empty();

  @Option(
      names = "--new-password-file",
      paramLabel = "FILE",
      description = "The password of the new account is in this file, - for standard input")
  private Optional<String> newPasswordFile = Optional.empty();

  CreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      NewUser wanted = NewUser.of(name, displayName.orElse(name));
      if (email.isPresent()) {
        wanted = wanted.emailAddress(email.get());
      }
      if (newPasswordFile.isPresent()) {
        wanted = withPassword(wanted, Passwords.inFile(surroundings, newPasswordFile.get()));
      }
      User made = open.client().users().create(wanted);
      output.printer(surroundings).show(AccountRow.LISTING, AccountRow.of(made));
      return ExitCode.OK;
    }
  }

  @RevealsSecret(because = "the client hands it to the server")
  private static NewUser withPassword(NewUser wanted, SecretText password) {
    return wanted.password(password.reveal());
  }
}
