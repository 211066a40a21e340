package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.profile.ConnectionRequest;
import io.keyden.cli.profile.ConnectionResolver;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.problem.NotSignedInException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a command finds its server and its credential; to be mixed in. */
public final class ConnectionOptions {
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
      description = "The password for --username, - for standard input (KEYDEN_PASSWORD)")
  private Optional<String> passwordFile = Optional.empty();

  @Mixin private TransportOptions transport = new TransportOptions();

  /** What the command went on with, to be told of if it is refused. */
  private Optional<ConnectionSettings> used = Optional.empty();

  /**
   * Finds server and credential, and opens a client with them. Nothing is sent yet.
   *
   * @throws CommandException if either is not known
   */
  public Connection open(Surroundings surroundings) {
    if (username.isPresent()) {
      ConnectionSettings settings = withoutCredential(surroundings);
      return Connection.signIn(
          settings,
          transport.read(surroundings),
          username.get(),
          Passwords.ofSignIn(surroundings, username.get(), passwordFile));
    }
    ConnectionSettings settings = settings(surroundings);
    used = Optional.of(settings);
    return Connection.open(
        settings,
        transport.read(surroundings),
        settings.requireCredential(surroundings.clock().instant()).value());
  }

  /** The same, if a credential is known. */
  public Optional<Connection> openIfSignedIn(Surroundings surroundings) {
    ConnectionSettings settings = settings(surroundings);
    used = Optional.of(settings);
    return settings
        .credential()
        .map(Sourced::value)
        .map(credential -> Connection.open(settings, transport.read(surroundings), credential));
  }

  /** With the server alone, for what anyone may see or who brings a credential along. */
  public Connection openAnonymous(Surroundings surroundings) {
    return Connection.anonymous(withoutCredential(surroundings), transport.read(surroundings));
  }

  /** What the options and everything else say; warnings are told on standard error. */
  public ConnectionSettings settings(Surroundings surroundings) {
    return warned(surroundings, resolver(surroundings).resolve(request()));
  }

  /** The same, without a server if none is known. */
  public Optional<ConnectionSettings> settingsIfAny(Surroundings surroundings) {
    return resolver(surroundings).find(request()).map(settings -> warned(surroundings, settings));
  }

  /** The same, without looking for a credential. */
  public Optional<ConnectionSettings> settingsWithoutCredential(Surroundings surroundings) {
    return resolver(surroundings)
        .findWithoutCredential(request())
        .map(settings -> warned(surroundings, settings));
  }

  private ConnectionSettings withoutCredential(Surroundings surroundings) {
    return warned(surroundings, resolver(surroundings).resolveWithoutCredential(request()));
  }

  private static ConnectionResolver resolver(Surroundings surroundings) {
    return new ConnectionResolver(surroundings, ProfileStore.of(surroundings));
  }

  private static ConnectionSettings warned(Surroundings surroundings, ConnectionSettings settings) {
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

  /** The problem behind a refusal of what {@link #open} signed in with. */
  Optional<CommandException> explain(NotSignedInException refusal, Instant now) {
    return username.isPresent()
        ? Optional.of(RefusedCredential.password(username.get(), refusal))
        : used.flatMap(settings ->
            settings
                .credential()
                .map(credential ->
                    RefusedCredential.of(credential, settings.loginHint(), refusal, now)));
  }
}
