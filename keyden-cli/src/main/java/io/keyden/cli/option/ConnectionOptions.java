package io.keyden.cli.option;

import io.keyden.cli.profile.ConnectionRequest;
import io.keyden.cli.profile.ConnectionResolver;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.surroundings.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, and by what credential: for commands that speak to one. */
public final class ConnectionOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server (else KEYDEN_URL, OCTOPUS_URL, or the profile's).")
  private @Nullable String server;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile with server and credential (else KEYDEN_PROFILE).")
  private @Nullable String profile;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description =
          "Reads the API key from a file, or from standard input with '-'"
              + " (else KEYDEN_API_KEY, OCTOPUS_API_KEY, or the profile's).")
  private @Nullable String apiKeyFile;

  /** What the options say. */
  public ConnectionRequest request() {
    return new ConnectionRequest(
        Optional.ofNullable(server), Optional.ofNullable(profile), Optional.ofNullable(apiKeyFile));
  }

  /**
   * The server and the credential that the options, the environment and the profiles give, with
   * warnings told on stderr.
   *
   * @throws io.keyden.cli.problem.CommandException if no server is known, or something that is
   *     needed cannot be read
   */
  public ConnectionSettings resolve(Surroundings surroundings) {
    ConnectionSettings settings =
        new ConnectionResolver(surroundings, ProfileStore.of(surroundings)).resolve(request());
    settings.warnings().forEach(surroundings.err()::println);
    return settings;
  }
}
