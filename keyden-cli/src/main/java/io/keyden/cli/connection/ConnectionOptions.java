package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.profile.ConnectionRequest;
import io.keyden.cli.profile.ConnectionResolver;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.secret.PrivateFile;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.DurationConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a command finds its server and its credential; to be mixed in. */
public final class ConnectionOptions {
  private static final int PASSWORD_BYTES_MAX = 4096;
  private static final String PASSWORD_VARIABLE = "KEYDEN_PASSWORD";

  @Option(
      names = {"-s", "--server"},
      paramLabel = "URL",
      description = "The server (KEYDEN_URL, OCTOPUS_URL, or the profile's)")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "The server and credential of this profile (KEYDEN_PROFILE, or the current one)")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description =
          "Sign in with the key in this file, - for standard input (KEYDEN_API_KEY,"
              + " OCTOPUS_API_KEY, or the profile's)")
  private Optional<String> apiKeyFile = Optional.empty();

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "Sign in with this name and a password, which is asked for")
  private Optional<String> username = Optional.empty();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The password for --username (KEYDEN_PASSWORD)")
  private Optional<String> passwordFile = Optional.empty();

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Trust the authorities in this PEM file, too (KEYDEN_CA_FILE)")
  private Optional<String> caFile = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "How long an answer may take, such as 10s; 30s unless given")
  private Duration timeout = Duration.ofSeconds(30);

  /**
   * Finds server and credential, and opens a client with them. Nothing is sent yet.
   *
   * @throws CommandException if either is not known
   */
  public Connection open(Surroundings surroundings) {
    ConnectionSettings settings = settings(surroundings);
    if (username.isPresent()) {
      return Connection.signIn(
          settings, options(surroundings), username.get(), password(surroundings, username.get()));
    }
    return Connection.open(
        settings,
        options(surroundings),
        settings.requireCredential(surroundings.clock().instant()).value());
  }

  /** The same, if a credential is known. */
  public Optional<Connection> openIfSignedIn(Surroundings surroundings) {
    ConnectionSettings settings = settings(surroundings);
    return settings
        .credential()
        .map(Sourced::value)
        .map(credential -> Connection.open(settings, options(surroundings), credential));
  }

  /** With the server alone, for what anyone may see or who brings a credential along. */
  public Connection openAnonymous(Surroundings surroundings) {
    return Connection.anonymous(settings(surroundings), options(surroundings));
  }

  /** What the options and everything else say; warnings are told on standard error. */
  public ConnectionSettings settings(Surroundings surroundings) {
    ConnectionSettings settings =
        new ConnectionResolver(surroundings, ProfileStore.of(surroundings)).resolve(request());
    settings.warnings().forEach(surroundings.err()::println);
    return settings;
  }

  /** What the options alone say. */
  public ConnectionRequest request() {
    return new ConnectionRequest(server, profile, apiKeyFile);
  }

  /** The name to sign in with, if it was given. */
  public Optional<String> username() {
    return username;
  }

  /** How the client talks. */
  ClientOptions options(Surroundings surroundings) {
    if (timeout.isZero()) {
      throw CommandException.usage("--timeout must be longer than nothing", "--timeout 30s");
    }
    return new ClientOptions(
        timeout, caFile.or(() -> surroundings.variable("KEYDEN_CA_FILE")).map(surroundings::file));
  }

  private SecretText password(Surroundings surroundings, String name) {
    if (passwordFile.isPresent()) {
      Path file = surroundings.file(passwordFile.get());
      return secret(PrivateFile.read(file, PASSWORD_BYTES_MAX), "the file " + file);
    }
    Optional<String> given = surroundings.variable(PASSWORD_VARIABLE);
    return given.isPresent()
        ? secret(given.get(), PASSWORD_VARIABLE)
        : surroundings
            .secretPrompt()
            .askForPassword(
                "Password of " + name + ": ",
                "give the password by --password-file or " + PASSWORD_VARIABLE);
  }

  /** Without the line end that a file has. */
  private static SecretText secret(String text, String source) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    if (end == 0) {
      throw CommandException.usage(source + " holds no password", "put the password in it");
    }
    return SecretText.of(text.substring(0, end));
  }
}
