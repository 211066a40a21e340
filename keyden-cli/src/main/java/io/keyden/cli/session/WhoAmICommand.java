package io.keyden.cli.session;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.key.ApiKey;
import io.keyden.client.user.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden whoami}. */
@Command(
    description = "Asks the server, so it also proves that the credential works.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden whoami",
      "  keyden whoami --profile work -o json",
      "",
      "Exit codes: 0 signed in, 4 not signed in or refused"
    })
final class WhoAmICommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  WhoAmICommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      User me = open.client().users().me();
      List<ApiKey> keys =
          open.apiKey()
              .map(secret -> OwnKey.candidates(open.client(), me, secret))
              .orElse(List.of());
      Optional<Sourced<Credential>> credential = open.settings().credential();
      Identity identity =
          new Identity(
              open.settings().server().value(),
              me,
              credential.map(Identity::kind).orElse("password"),
              credential.map(Sourced::source).orElse("--username"),
              keys,
              credential.flatMap(Identity::knownEnd),
              open.settings().space(),
              open.settings().profile());
      output.printer(surroundings).show(Identity.LISTING, identity);
      return ExitCode.OK;
    }
  }
}
