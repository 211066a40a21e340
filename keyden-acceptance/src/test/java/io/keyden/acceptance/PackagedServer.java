package io.keyden.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running Keyden, started by the repository's {@code keyden} script as a user would start it: own
 * process, free port, empty data directory, an administrator with a generated password and key.
 *
 * <p>Everything it prints is kept, to be shown when a test fails and to be searched for secrets.
 */
final class PackagedServer implements AutoCloseable {
  /** Sorts behind every name the tests use, so that programs must page to find it. */
  static final String ADMINISTRATOR = "zz-administrator";

  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Process process;
  private final Path directory;
  private final Path outputFile;
  private final URI address;
  private final String administratorPassword;
  private final String administratorKey;
  private @Nullable String outputAtEnd;
  private final List<String> secrets = new CopyOnWriteArrayList<>();

  private PackagedServer(
      Process process,
      Path directory,
      Path outputFile,
      URI address,
      String administratorPassword,
      String administratorKey) {
    this.process = process;
    this.directory = directory;
    this.outputFile = outputFile;
    this.address = address;
    this.administratorPassword = administratorPassword;
    this.administratorKey = administratorKey;
    secrets.add(administratorPassword);
    secrets.add(administratorKey);
  }

  /**
   * Starts a server and returns when it takes requests.
   *
   * @throws AssertionError if the script is missing, or the server ends or isn't ready in time; the
   *     message carries what it printed
   */
  static PackagedServer start() {
    Path script = repositoryRoot().resolve("keyden");
    // The script builds what is older than the sources; that must not count as time to start.
    Program.of(script.toString(), "--version").within(BUILD_LIMIT).run().expectSuccess();
    String password = "Pw-" + randomText(24);
    String key = randomKey();
    Path directory = newDirectory();
    Path readyFile = directory.resolve("address");
    Path outputFile = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
                script.toString(),
                "serve",
                "--port",
                "0",
                "--host",
                "127.0.0.1",
                "--data-dir",
                directory.resolve("data").toString(),
                "--ready-file",
                readyFile.toString())
            .redirectErrorStream(true)
            .redirectOutput(outputFile.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("KEYDEN_"));
    builder.environment().put("KEYDEN_ADMIN_USERNAME", ADMINISTRATOR);
    builder.environment().put("KEYDEN_ADMIN_PASSWORD", password);
    builder.environment().put("KEYDEN_ADMIN_API_KEY", key);
    try {
      Process process = builder.start();
      // A test run that is broken off must not leave servers behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      process.getOutputStream().close();
      URI address;
      try {
        address = awaitAddress(process, readyFile, outputFile);
      } catch (AssertionError e) {
        deleteRecursively(directory);
        throw e;
      }
      return new PackagedServer(process, directory, outputFile, address, password, key);
    } catch (IOException e) {
      throw new UncheckedIOException("the server's script can't be started", e);
    }
  }

  /** Scheme, host and port, without a path: {@code http://127.0.0.1:49152}. */
  URI address() {
    return address;
  }

  String administratorPassword() {
    return administratorPassword;
  }

  String administratorKey() {
    return administratorKey;
  }

  /** What the server has printed so far, both streams in the order of arrival. */
  String output() {
    return outputAtEnd == null ? read(outputFile) : outputAtEnd;
  }

  /** Notes a secret which must not turn up in the server's output; returns it for chaining. */
  String remember(String secret) {
    secrets.add(secret);
    return secret;
  }

  /** How many of the secrets that this run has seen stand in the server's output. */
  long secretsInOutput() {
    String printed = output();
    return secrets.stream().filter(printed::contains).count();
  }

  /** A key text in the form that secret scanners know, for import or for a wrong key. */
  static String randomKey() {
    StringBuilder key = new StringBuilder("API-");
    for (int i = 0; i < 26; i++) {
      key.append(KEY_ALPHABET.charAt(RANDOM.nextInt(KEY_ALPHABET.length())));
    }
    return key.toString();
  }

  /** Lower-case letters and digits, for passwords and unique names. */
  static String randomText(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(Character.forDigit(RANDOM.nextInt(36), 36));
    }
    return text.toString();
  }

  /** The directory that holds the {@code keyden} script, at or above the working directory. */
  static Path repositoryRoot() {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("keyden"))) {
        return at;
      }
    }
    throw new AssertionError(
        "no script named keyden in "
            + start
            + " or above: acceptance tests run the packaged server through it");
  }

  /**
   * Asks the server to stop, ends it by force if it doesn't, and deletes its data.
   *
   * @throws AssertionError if the request to stop wasn't obeyed in time
   */
  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    boolean obeyed;
    try {
      process.destroy();
      obeyed = process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      obeyed = false;
    }
    all.add(process.toHandle());
    boolean leftBehind = all.stream().anyMatch(ProcessHandle::isAlive);
    all.forEach(ProcessHandle::destroyForcibly);
    outputAtEnd = read(outputFile);
    deleteRecursively(directory);
    if (!obeyed || leftBehind) {
      throw new AssertionError(
          "the server did not stop within " + STOP_LIMIT + " of a request to end:\n" + output());
    }
  }

  private static URI awaitAddress(Process process, Path readyFile, Path outputFile) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new AssertionError(
              "the server ended with "
                  + process.exitValue()
                  + " while starting:\n"
                  + read(outputFile));
        }
        if (Files.exists(readyFile)) {
          String text = Files.readString(readyFile);
          if (text.endsWith("\n")) {
            return URI.create(text.strip());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    throw new AssertionError(
        "the server was not ready within " + START_LIMIT + ":\n" + read(outputFile));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("keyden-acceptance-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteRecursively(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
