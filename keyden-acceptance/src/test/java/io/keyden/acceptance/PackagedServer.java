package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
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
public final class PackagedServer implements AutoCloseable {
  /** Sorts behind every name the tests use, so that programs must page to find it. */
  public static final String ADMINISTRATOR = "zz-administrator";

  private static final int SHOWN_CHARACTERS_MAX = 4_000;
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Setup setup;
  private final Path directory;
  private final String administratorPassword = "Pw-" + randomText(24);
  private final String administratorKey = randomKey();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private Process process;
  private URI address;
  private Duration timeToReady = Duration.ZERO;
  private @Nullable String outputAtEnd;

  private PackagedServer(Setup setup) {
    this.setup = setup;
    this.directory = setup.directory == null ? newDirectory() : setup.directory;
    secrets.add(administratorPassword);
    secrets.add(administratorKey);
    try {
      this.process = launch();
      this.address = awaitAddress();
    } catch (AssertionError e) {
      if (setup.directory == null) {
        deleteRecursively(directory);
      }
      throw e;
    }
  }

  /**
   * Starts a server and returns when it takes requests.
   *
   * @throws AssertionError if the script is missing, or the server ends or isn't ready in time; the
   *     message carries what it printed
   */
  public static PackagedServer start() {
    return setup().start();
  }

  /** What a server is to be started with. */
  public static Setup setup() {
    return new Setup(List.of(), null, true);
  }

  /** How a server is started; immutable. */
  public static final class Setup {
    private final List<String> options;
    private final @Nullable Path directory;
    private final boolean withAdministrator;

    private Setup(List<String> options, @Nullable Path directory, boolean withAdministrator) {
      this.options = List.copyOf(options);
      this.directory = directory;
      this.withAdministrator = withAdministrator;
    }

    /** With an option of {@code keyden serve}, such as {@code --bad-key-burst}. */
    public Setup option(String name, String value) {
      List<String> more = new ArrayList<>(options);
      more.add(name);
      more.add(value);
      return new Setup(more, directory, withAdministrator);
    }

    /** In an empty directory that is there already; its content is deleted at the end. */
    public Setup in(Path emptyDirectory) {
      return new Setup(options, emptyDirectory, withAdministrator);
    }

    /** With no account: the first administrator is made in the portal, by the code it prints. */
    public Setup withoutAdministrator() {
      return new Setup(options, directory, false).option("--first-administrator", "portal");
    }

    /** Starts the server, as {@link PackagedServer#start()}. */
    public PackagedServer start() {
      Script.build();
      return new PackagedServer(this);
    }
  }

  /**
   * The repository's {@code keyden} script, after it has built what was older than the sources, so
   * that this doesn't count as time of the first test that calls it.
   */
  public static Path script() {
    Script.build();
    return Script.PATH;
  }

  /** The script builds what is older than the sources; that must not count as time to start. */
  private static final class Script {
    private static final Path PATH = built();

    static void build() {
      assertThat(PATH).isExecutable();
    }

    private static Path built() {
      Path script = repositoryRoot().resolve("keyden");
      Program.of(script.toString(), "--version").within(BUILD_LIMIT).run().expectSuccess();
      return script;
    }
  }

  private Process launch() {
    ProcessBuilder builder =
        new ProcessBuilder(
                Script.PATH.toString(),
                "serve",
                "--port",
                "0",
                "--host",
                "127.0.0.1",
                "--data-dir",
                dataDirectory().toString(),
                "--ready-file",
                readyFile().toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(outputFile().toFile()));
    builder.command().addAll(setup.options);
    builder.environment().keySet().removeIf(name -> name.startsWith("KEYDEN_"));
    if (setup.withAdministrator) {
      builder.environment().put("KEYDEN_ADMIN_USERNAME", ADMINISTRATOR);
      builder.environment().put("KEYDEN_ADMIN_PASSWORD", administratorPassword);
      builder.environment().put("KEYDEN_ADMIN_API_KEY", administratorKey);
    }
    try {
      Files.deleteIfExists(readyFile());
      Process started = builder.start();
      // A test run that is broken off must not leave servers behind.
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      started.getOutputStream().close();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("the server's script can't be started", e);
    }
  }

  /** Ends the process at once, as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the server's process outlived being killed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts again on the same data, at a new port, after {@link #kill()}. */
  public void startAgain() {
    process = launch();
    address = awaitAddress();
  }

  /** How long the last start took, from the call of the script until it took requests. */
  public Duration timeToReady() {
    return timeToReady;
  }

  /** The process that serves; the script has handed over to it. */
  public long processId() {
    return process.pid();
  }

  /** Where the server keeps its data. */
  public Path dataDirectory() {
    return directory.resolve("data");
  }

  /** What the server prints, both streams. */
  public Path outputFile() {
    return directory.resolve("output");
  }

  private Path readyFile() {
    return directory.resolve("address");
  }

  /** Scheme, host and port, without a path: {@code http://127.0.0.1:49152}. */
  public URI address() {
    return address;
  }

  public String administratorPassword() {
    return administratorPassword;
  }

  public String administratorKey() {
    return administratorKey;
  }

  /** What the server has printed so far, both streams in the order of arrival. */
  public String output() {
    return outputAtEnd == null ? read(outputFile()) : outputAtEnd;
  }

  /** Notes a secret which must not turn up in the server's output; returns it for chaining. */
  public String remember(String secret) {
    secrets.add(secret);
    return secret;
  }

  /** How many of the secrets that this run has seen stand in the server's output. */
  public long secretsInOutput() {
    String printed = output();
    return secrets.stream().filter(printed::contains).count();
  }

  /** Whether one of the secrets that this run has seen stands in the text. */
  public boolean hasSecretIn(String text) {
    return secrets.stream().anyMatch(text::contains);
  }

  /** The text without the secrets that this run has seen, for messages and files. */
  public String redacted(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "(redacted)");
    }
    return clean;
  }

  /** A key text in the form that secret scanners know, for import or for a wrong key. */
  public static String randomKey() {
    StringBuilder key = new StringBuilder("API-");
    for (int i = 0; i < 26; i++) {
      key.append(KEY_ALPHABET.charAt(RANDOM.nextInt(KEY_ALPHABET.length())));
    }
    return key.toString();
  }

  /** Lower-case letters and digits, for passwords and unique names. */
  public static String randomText(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(Character.forDigit(RANDOM.nextInt(36), 36));
    }
    return text.toString();
  }

  /** The directory that holds the {@code keyden} script, at or above the working directory. */
  public static Path repositoryRoot() {
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

  /** Asks the server to stop, as {@code kill} does, and does not wait for it. */
  public void askToStop() {
    process.destroy();
  }

  /**
   * The exit status, once the process has ended.
   *
   * @throws AssertionError if it doesn't end in time
   */
  public int awaitEnd() {
    try {
      if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("the server did not end within " + STOP_LIMIT);
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
    outputAtEnd = read(outputFile());
    deleteRecursively(directory);
    if (!obeyed || leftBehind) {
      throw new AssertionError(
          "the server did not stop within " + STOP_LIMIT + " of a request to end:\n" + output());
    }
  }

  private URI awaitAddress() {
    long begin = System.nanoTime();
    try {
      while (System.nanoTime() - begin < START_LIMIT.toNanos()) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new AssertionError(
              "the server ended with "
                  + process.exitValue()
                  + " while starting:\n"
                  + endOfOutput());
        }
        if (Files.exists(readyFile())) {
          String text = Files.readString(readyFile());
          if (text.endsWith("\n")) {
            timeToReady = Duration.ofNanos(System.nanoTime() - begin);
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
        "the server was not ready within " + START_LIMIT + ":\n" + endOfOutput());
  }

  private String endOfOutput() {
    String output = read(outputFile());
    return output.substring(Math.max(0, output.length() - SHOWN_CHARACTERS_MAX));
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
