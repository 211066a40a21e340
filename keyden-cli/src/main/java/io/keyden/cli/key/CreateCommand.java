package io.keyden.cli.key;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.file.AtomicFile;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.output.RelativeTime;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.Expiry;
import io.keyden.cli.value.ExpiryConverter;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.CreatedApiKey;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.problem.InvalidRequestException;
import io.keyden.client.user.User;
import io.keyden.wire.Json;
import io.keyden.wire.WireTime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyden key create}. */
@Command(
    description =
        "The key is shown this once: alone on standard output, everything else on standard error.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden key create --purpose laptop",
      "  keyden key create --purpose backup --expires 2027-01-31 --output file=backup.key",
      "  keyden key create --purpose CI --user deploy-bot --output env >> .env"
    })
final class CreateCommand implements Callable<Integer> {
  private static final String FILE = "file=";
  private static final Set<String> FORMS = Set.of("text", "json", "env");

  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Option(
      names = {"-p", "--purpose"},
      required = true,
      paramLabel = "TEXT",
      description = "What the key is for")
  private String purpose = "";

  @Option(
      names = {"-e", "--expires"},
      paramLabel = "WHEN",
      converter = ExpiryConverter.class,
      description = "When it ends: " + Expiry.FORM + "; the server's default unless given")
  private Optional<Expiry> expires = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "For this service account instead of yourself: a user name or an id")
  private Optional<String> user = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = {
        "text: the key alone; json: all that is known; env: lines OCTOPUS_URL=… and"
            + " OCTOPUS_API_KEY=…; file=PATH: a file of mode 600 that holds the key"
      })
  private String output = "text";

  CreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<AtomicFile> file = file();
    try (Connection open = connection.open(surroundings)) {
      KeydenClient client = open.client();
      NewApiKey wanted = NewKeys.of(client, purpose, expires, surroundings);
      User owner = Owners.of(client, user);
      CreatedApiKey created = create(open, owner, wanted);
      try {
        hand(created, open, file);
      } catch (IOException e) {
        throw lost(client, created, e);
      }
      remark(created, owner);
      return ExitCode.OK;
    }
  }

  /**
   * Makes the key. An Octopus server refuses one whose default end lies behind that of the key
   * which signs in, where Keyden shortens it; so it is asked for again with the end that it can
   * have.
   */
  private CreatedApiKey create(Connection open, User owner, NewApiKey wanted) {
    try {
      return open.client().apiKeys().create(owner, wanted);
    } catch (InvalidRequestException refusal) {
      Optional<Instant> latest = expires.isPresent() ? Optional.empty() : endOfCallingKey(open);
      if (latest.isEmpty()) {
        throw refusal;
      }
      CreatedApiKey created =
          open.client().apiKeys().create(owner, wanted.expiringAt(latest.get()));
      display.remark(
          surroundings, "note: no key outlives the key that makes it; --username signs in without");
      return created;
    }
  }

  private static Optional<Instant> endOfCallingKey(Connection open) {
    if (open.apiKey().isEmpty()) {
      return Optional.empty();
    }
    User me = open.client().users().me();
    return open.client()
        .apiKeys()
        .findBySecret(me, open.apiKey().get())
        .flatMap(key -> key.expires().stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<AtomicFile> file() {
    if (FORMS.contains(output)) {
      return Optional.empty();
    }
    if (!output.startsWith(FILE) || output.length() == FILE.length()) {
      throw CommandException.usage(
          "--output does not know '" + output + "'", "take text, json, env or file=PATH");
    }
    AtomicFile file = AtomicFile.at(surroundings.file(output.substring(FILE.length())));
    try {
      file.check();
    } catch (IOException e) {
      throw FileProblem.writing(file.path(), e);
    }
    return Optional.of(file);
  }

  private void hand(CreatedApiKey created, Connection open, Optional<AtomicFile> file)
      throws IOException {
    String secret = created.secret().reveal();
    if (file.isPresent()) {
      file.get().write((secret + "\n").getBytes(StandardCharsets.US_ASCII));
      return;
    }
    PrintStream out = surroundings.out();
    switch (output) {
      case "json" -> {
        out.writeBytes(Json.write(members(created)));
        out.println();
      }
      case "env" -> {
        out.println("OCTOPUS_URL=" + open.client().uri());
        out.println("OCTOPUS_API_KEY=" + secret);
      }
      default -> out.println(secret);
    }
    if (out.checkError()) {
      throw new IOException("standard output is closed");
    }
  }

  private static Map<String, Object> members(CreatedApiKey created) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", created.key().id());
    members.put("userId", created.key().userId());
    members.put("purpose", created.key().purpose());
    members.put("created", created.key().created().map(WireTime::format).orElse(null));
    members.put("expires", created.key().expires().map(WireTime::format).orElse(null));
    members.put("apiKey", created.secret().reveal());
    return members;
  }

  /** Nobody has the key, so nobody may be able to use it. */
  private static CommandException lost(
      KeydenClient client, CreatedApiKey created, IOException cause) {
    client.apiKeys().revoke(created.key());
    return new CommandException(
        "the key could not be handed over and was revoked: " + FileProblem.reason(cause),
        "mend this and make another",
        ExitCode.FAILED,
        cause);
  }

  private void remark(CreatedApiKey created, User owner) {
    String ends =
        created
            .key()
            .expires()
            .map(end ->
                "ends "
                    + RelativeTime.of(end, surroundings.clock().instant())
                    + ", on "
                    + end.atZone(surroundings.zone()).toLocalDate())
            .orElse("never ends");
    display.remark(
        surroundings,
        "key " + created.key().id() + " for " + owner.username() + " made; it " + ends);
    if (surroundings.terminal().output() && !output.startsWith(FILE)) {
      display.remark(surroundings, "keep it now: this is the only time that it is shown");
    }
  }
}
