package io.keyden.cli.key;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.Confirmation;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.user.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden key revoke}. */
@Command(
    description =
        "A revoked key is refused at once, and cannot be brought back. Asks first on a terminal;"
            + " elsewhere --yes is needed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden key revoke laptop",
      "  keyden key revoke apikeys-3p9wRQ2fok6vGHoZzsMJYzH0aZ --user deploy-bot --yes"
    })
final class RevokeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Keys of this account instead of your own: a user name or an id")
  private Optional<String> user = Optional.empty();

  @Parameters(
      arity = "1..*",
      paramLabel = "KEY",
      description = "A key's id, or its purpose if no other key has the same")
  private List<String> names = List.of();

  RevokeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection open = connection.open(surroundings)) {
      KeydenClient client = open.client();
      User owner = Owners.of(client, user);
      // All are found before the first is revoked, so that a mistyped name does no half work.
      List<ApiKey> keys =
          names.stream().map(name -> KeyFinder.one(client, owner, name)).distinct().toList();
      confirmation.ask(
          surroundings,
          "revoke "
              + keys.stream()
                  .map(key -> "'" + key.purpose() + "' (" + key.hint() + ")")
                  .collect(Collectors.joining(", "))
              + " of "
              + owner.username());
      for (ApiKey key : keys) {
        client.apiKeys().revoke(key);
        display.remark(surroundings, "revoked " + key.id() + " '" + key.purpose() + "'");
      }
      return ExitCode.OK;
    }
  }
}
