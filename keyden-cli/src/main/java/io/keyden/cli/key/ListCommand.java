package io.keyden.cli.key;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.Listing;
import io.keyden.cli.output.Printer;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.terminal.Progress;
import io.keyden.cli.value.DurationConverter;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyden key list}. */
@Command(
    description = "What ends within 20 days stands out.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden key list",
      "  keyden key list --user deploy-bot",
      "  keyden key list --all-users --expiring-in 20d -o csv",
      "",
      "Exit codes: 0 done, 3 a key expires within --expiring-in"
    })
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The keys of this account instead of your own: a user name or an id")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--all-users",
      description = "The keys of all accounts that you may see; asks once for each account")
  private boolean allUsers;

  @Option(
      names = "--expiring-in",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "Only keys that expire within this time, such as 20d; exit code 3 if there are any")
  private Optional<Duration> expiringIn = Optional.empty();

  @Option(names = "--never-expires", description = "Only keys that never expire")
  private boolean neverExpires;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (allUsers && user.isPresent()) {
      throw CommandException.usage(
          "--all-users and --user exclude each other", "leave one of them out");
    }
    Printer printer = output.printer(surroundings);
    Instant now = surroundings.clock().instant();
    try (Connection open = connection.open(surroundings)) {
      List<KeyRow> rows =
          allUsers ? ofAll(open.client()) : of(open.client(), Owners.of(open.client(), user));
      List<KeyRow> chosen = rows.stream().filter(row -> isWanted(row.key(), now)).toList();
      if (expiringIn.isPresent()) {
        chosen =
            chosen.stream()
                .sorted(Comparator.comparing(row -> row.key().expires().orElse(Instant.MAX)))
                .toList();
      }
      Listing<KeyRow> listing = allUsers ? KeyRow.ofManyOwners(now) : KeyRow.ofOneOwner(now);
      printer.list(listing, chosen);
      return chosen.stream().anyMatch(row -> isExpiring(row.key(), now))
          ? ExitCode.FOUND
          : ExitCode.OK;
    }
  }

  private boolean isWanted(ApiKey key, Instant now) {
    boolean all = expiringIn.isEmpty() && !neverExpires;
    return all || (neverExpires && key.expires().isEmpty()) || isExpiring(key, now);
  }

  /** What has ended already does not expire any more. */
  private boolean isExpiring(ApiKey key, Instant now) {
    return expiringIn.filter(bound -> key.expiresBy(now.plus(bound))).isPresent()
        && !key.expiresBy(now);
  }

  private static List<KeyRow> of(KeydenClient client, User owner) {
    return client.apiKeys().list(owner).map(key -> new KeyRow(key, owner)).toList();
  }

  private List<KeyRow> ofAll(KeydenClient client) {
    List<KeyRow> rows = new ArrayList<>();
    int hidden = 0;
    try (Progress progress = output.progress(surroundings).of("reading keys");
        Stream<User> users = client.users().list()) {
      for (User owner : (Iterable<User>) users::iterator) {
        progress.begin(owner.username());
        try {
          rows.addAll(of(client, owner));
        } catch (ForbiddenException e) {
          hidden++;
        } catch (NotFoundException e) {
          // The account was deleted while the list was read.
        }
        progress.advance();
      }
    }
    if (hidden > 0) {
      output.remark(surroundings, "note: " + hidden + " accounts have keys that you may not see");
    }
    return rows;
  }
}
