package io.keyden.cli.key;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.secret.PrivateFile;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.user.User;
import io.keyden.core.key.KeyFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyden key check}. */
@Command(
    description = {
      "The key comes from standard input, a file or a variable, never from an argument. The server"
          + " is asked with the key itself. Where it refuses the key, your own credential, if there"
          + " is one, is used to find out why.",
      "",
      "The last character of a key that Keyden made checks the others. A key of an Octopus server"
          + " has no such character, so a wrong one says nothing about it; the server decides."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden key check < backup.key",
      "  keyden key check --env OCTOPUS_API_KEY",
      "  keyden key check --file backup.key --offline",
      "",
      "Exit codes: 0 works; 10 not the form of a key; 11 wrong check character",
      "(--offline); 12 refused by the server; 13 expired; 14 its owner is disabled"
    })
final class CheckCommand implements Callable<Integer> {
  private static final int KEY_BYTES_MAX = 16 * 1024;

  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @ArgGroup private Source source = new Source();

  @Option(names = "--offline", description = "Ask no server: look at the form only")
  private boolean offline;

  @Option(
      names = "--all-users",
      description = "Look for a refused key in all accounts that you may see, not in your own only")
  private boolean allUsers;

  /** Where the key is. */
  static final class Source {
    @Option(names = "--file", paramLabel = "FILE", description = "The file that holds the key")
    private Optional<String> file = Optional.empty();

    @Option(names = "--env", paramLabel = "NAME", description = "The variable that holds the key")
    private Optional<String> variable = Optional.empty();
  }

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String text = text().strip();
    boolean wellFormed = KeyFormat.wellFormed(text);
    KeyFinding finding = KeyFinding.ofForm(wellFormed, KeyFormat.checks(text));
    if (wellFormed && !offline) {
      finding = ask(KeySecret.of(text), finding);
    }
    output.printer(surroundings).show(KeyFinding.LISTING, finding);
    return finding.exitCode(offline);
  }

  @RevealsSecret(because = "what was typed goes on to the client's own type")
  private String text() {
    if (source.file.isPresent()) {
      Path file = surroundings.file(source.file.get());
      try {
        return PrivateFile.readText(file, KEY_BYTES_MAX);
      } catch (IOException e) {
        throw FileProblem.reading(file, e);
      }
    }
    if (source.variable.isPresent()) {
      String name = source.variable.get();
      return surroundings
          .variable(name)
          .orElseThrow(() ->
              CommandException.usage("the variable " + name + " is not set", "check its name"));
    }
    if (surroundings.terminal().input()) {
      return surroundings
          .secretPrompt()
          .askForKey("API key: ", "pipe the key in, or name its --file")
          .reveal();
    }
    try {
      return PrivateFile.readText(surroundings.in(), KEY_BYTES_MAX);
    } catch (IOException e) {
      throw new CommandException(
          "cannot read the key from standard input: " + FileProblem.reason(e),
          "pipe in one line with the key",
          ExitCode.FAILED,
          e);
    }
  }

  private KeyFinding ask(KeySecret secret, KeyFinding form) {
    try (Connection open = connection.openAnonymous(surroundings);
        KeydenClient holder = open.with(secret)) {
      User owner = holder.users().me();
      List<ApiKey> candidates = matching(holder, owner, secret);
      return form.known(owner, candidates);
    } catch (NotSignedInException e) {
      return why(secret, form.refused());
    }
  }

  private static List<ApiKey> matching(KeydenClient client, User owner, KeySecret secret) {
    return client.apiKeys().findBySecret(owner, secret).toList();
  }

  /** Asks with the caller's own credential, which may see the key in a list. */
  private KeyFinding why(KeySecret secret, KeyFinding refused) {
    Optional<Connection> own = connection.openIfSignedIn(surroundings);
    if (own.isEmpty()) {
      return refused;
    }
    Instant now = surroundings.clock().instant();
    try (Connection open = own.get();
        Stream<User> accounts =
            allUsers ? open.client().users().list() : Stream.of(open.client().users().me())) {
      for (User owner : (Iterable<User>) accounts::iterator) {
        for (ApiKey key : visible(open.client(), owner, secret)) {
          if (key.expiresBy(now) || !owner.active()) {
            return refused.because(owner, key, now);
          }
        }
      }
      return refused;
    } catch (NotSignedInException e) {
      // The caller's own credential is no better; the answer stands without a reason.
      return refused;
    }
  }

  private static List<ApiKey> visible(KeydenClient client, User owner, KeySecret secret) {
    try {
      return matching(client, owner, secret);
    } catch (ForbiddenException e) {
      return List.of();
    }
  }
}
