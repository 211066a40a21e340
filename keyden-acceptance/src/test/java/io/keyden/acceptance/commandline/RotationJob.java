package io.keyden.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of a service account, the places where it is used, and the command that rotates it; with
 * what must hold of them at any moment, and what in the end.
 */
final class RotationJob {
  /** The purpose of the key. */
  static final String PURPOSE = "deploy";

  private static final String SETTINGS = "# of the deployment\nREGION=north\nOCTOPUS_API_KEY=%s\n";

  /** Who calls the command, and how. */
  enum Way {
    /** The key rotates itself; the caller reads it from where the command has put it. */
    OWN_KEY_FROM_ITS_FILE,

    /** The key rotates itself; the caller gives the old one again and again. */
    OWN_KEY_NEVER_READ_AGAIN,

    /** An administrator rotates it, into a file of settings and through a command. */
    BY_AN_ADMINISTRATOR
  }

  private final Way way;
  private final TargetServer server;
  private final URI address;
  private final Path directory;
  private final KeydenCommand command;
  private final String account;
  private final String oldSecret;
  private final List<String> more;

  private RotationJob(
      Way way, TargetServer server, URI address, Path directory, String name, List<String> more) {
    this.way = way;
    this.server = server;
    this.address = address;
    this.directory = directory;
    this.command = KeydenCommand.in(directory);
    this.account = server.serviceAccount(name);
    this.oldSecret = server.giveKey(account, PURPOSE, Instant.now().plus(Duration.ofDays(10)));
    this.more = List.copyOf(more);
    if (way == Way.BY_AN_ADMINISTRATOR) {
      write(".env", SETTINGS.formatted(oldSecret));
    } else {
      write("key", oldSecret + "\n");
    }
  }

  /**
   * A new key in use.
   *
   * @param address where the command finds the server
   * @param directory an empty one
   * @param name of the service account
   * @param more options beside those of the way
   */
  static RotationJob of(
      Way way, TargetServer server, URI address, Path directory, String name, String... more) {
    return new RotationJob(way, server, address, directory, name, List.of(more));
  }

  /** Starts the command as its user would at this moment. */
  KeydenCommand.Running start() {
    List<String> arguments = new ArrayList<>(List.of("key", "rotate"));
    String key =
        switch (way) {
          case OWN_KEY_FROM_ITS_FILE -> {
            arguments.addAll(List.of("--write-file", "key"));
            yield read("key").strip();
          }
          case OWN_KEY_NEVER_READ_AGAIN -> {
            arguments.addAll(List.of("--write-file", "key"));
            yield oldSecret;
          }
          case BY_AN_ADMINISTRATOR -> {
            arguments.addAll(
                List.of(PURPOSE, "--user", account, "--env-file", "OCTOPUS_API_KEY=.env"));
            arguments.addAll(List.of("--exec", "cat > received.new && mv received.new received"));
            yield server.administratorKey();
          }
        };
    arguments.addAll(more);
    return command.on(address, key).start(arguments.toArray(String[]::new));
  }

  /** The key that was in use at first. */
  String oldSecret() {
    return oldSecret;
  }

  /** The keys as their users find them at this moment. */
  List<String> keysInUse() {
    List<String> keys = new ArrayList<>();
    if (way == Way.BY_AN_ADMINISTRATOR) {
      String settings = read(".env");
      String start = SETTINGS.substring(0, SETTINGS.indexOf('%'));
      assertThat(settings).as("the settings beside the key").startsWith(start);
      keys.add(settings.substring(start.length()).strip());
      if (Files.exists(directory.resolve("received"))) {
        keys.add(read("received"));
      }
    } else {
      keys.add(read("key").strip());
      assertThat(permissions("key")).as("rights of the file").isIn("rw-------", "rw-r--r--");
    }
    return keys;
  }

  /** Every user's key works. */
  void expectEveryUserServed() {
    for (String key : keysInUse()) {
      assertThat(server.works(key))
          .as("the key in use works; it is the %s one", key.equals(oldSecret) ? "old" : "new")
          .isTrue();
    }
  }

  /** One key is left, it is the new one, it is everywhere, and nothing remains to be done. */
  void expectRotated() {
    assertThat(keysInUse())
        .as("keys in use")
        .hasSize(way == Way.BY_AN_ADMINISTRATOR ? 2 : 1)
        .doesNotContain(oldSecret);
    assertThat(keysInUse().stream().distinct()).as("different keys in use").hasSize(1);
    expectEveryUserServed();
    assertThat(server.works(oldSecret)).as("the old key works").isFalse();
    assertThat(server.purposes(account))
        .as("purposes of the keys that are left")
        .singleElement()
        .asString()
        .matches(PURPOSE + " \\[rotation [2-9A-Z]{8}]");
    assertThat(command.openRotations()).as("rotations that are not ended").isEmpty();
    if (way != Way.BY_AN_ADMINISTRATOR) {
      assertThat(permissions("key")).as("rights of the file").isEqualTo("rw-------");
    }
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("files in the directory")
          .noneMatch(name -> name.endsWith(".new"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String permissions(String name) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String content) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
