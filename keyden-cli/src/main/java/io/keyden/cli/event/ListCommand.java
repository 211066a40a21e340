package io.keyden.cli.event;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.user.Accounts;
import io.keyden.client.KeydenClient;
import io.keyden.client.event.Event;
import io.keyden.client.event.EventFilter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyden event list}. */
@Command(
    description = "The newest first.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden event list --since 24h",
      "  keyden event list --user deploy-bot --document-type ApiKeys",
      "  keyden event list --since 2026-11-01 --until 2026-11-30 --limit 1000 -o csv"
    })
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "What this account did: a user name or an id")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = TimeBound.Converter.class,
      description = "At this time or later: 24h, 2026-11-01 or 2026-11-01T10:00:00Z")
  private Optional<TimeBound> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      converter = TimeBound.Converter.class,
      description = "At this time or earlier; of a day, to its end")
  private Optional<TimeBound> until = Optional.empty();

  @Option(
      names = "--category",
      paramLabel = "NAME",
      description = "Only of this category, such as Created or LoginFailed; may be repeated")
  private List<String> categories = List.of();

  @Option(names = "--regarding", paramLabel = "ID", description = "About the thing with this id")
  private Optional<String> regarding = Optional.empty();

  @Option(
      names = "--document-type",
      paramLabel = "TYPE",
      description = "About things of this type, such as ApiKeys or Users; may be repeated")
  private List<String> documentTypes = List.of();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "At most so many; 50 unless given")
  private int limit = 50;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CommandException.usage(
          "--limit must be at least 1", "leave it out to see the newest 50");
    }
    try (Connection open = connection.open(surroundings);
        Stream<Event> events = open.client().events().list(filter(open.client()))) {
      // One more tells whether there are more.
      List<Event> found = events.limit(limit + 1L).toList();
      output.printer(surroundings).list(EventListing.LISTING, found.stream().limit(limit).toList());
      if (found.size() > limit) {
        output.remark(surroundings, "note: there are more; --limit shows them");
      }
      return ExitCode.OK;
    }
  }

  private EventFilter filter(KeydenClient client) {
    Instant now = surroundings.clock().instant();
    EventFilter filter = EventFilter.ALL;
    if (user.isPresent()) {
      filter = filter.byUser(userId(client, user.get()));
    }
    if (since.isPresent()) {
      filter = filter.from(since.get().first(now, surroundings.zone()));
    }
    if (until.isPresent()) {
      filter = filter.to(until.get().last(now, surroundings.zone()));
    }
    if (regarding.isPresent()) {
      filter = filter.regarding(regarding.get());
    }
    if (!categories.isEmpty()) {
      filter = filter.categories(categories.toArray(String[]::new));
    }
    return documentTypes.isEmpty()
        ? filter
        : filter.documentTypes(documentTypes.toArray(String[]::new));
  }

  /** An id is taken as it is: the account may be deleted, and what it did is still there. */
  private static String userId(KeydenClient client, String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("users-")
        ? name
        : Accounts.named(client, name).id();
  }
}
