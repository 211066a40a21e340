package io.keyden.cli.profile;

import io.keyden.cli.output.RelativeTime;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server to speak to and how to prove who speaks, with the source of each.
 *
 * @param server where to
 * @param credential by what; nothing if no credential is known that is meant for this server
 * @param space the space to work in, if one was chosen
 * @param profile the name of the profile that took part
 * @param withheld credentials that were found but are meant for another server, in words
 * @param warnings what the user should know before anything is sent, in words
 */
public record ConnectionSettings(
    Sourced<ServerAddress> server,
    Optional<Sourced<Credential>> credential,
    Optional<Sourced<String>> space,
    Optional<String> profile,
    List<String> withheld,
    List<String> warnings) {
  /** Copies the lists. */
  public ConnectionSettings {
    withheld = List.copyOf(withheld);
    warnings = List.copyOf(warnings);
  }

  /** A server, and nothing else yet. */
  public static ConnectionSettings of(Sourced<ServerAddress> server) {
    return new ConnectionSettings(
        server,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        server.value().warning().stream().toList());
  }

  /**
   * The credential.
   *
   * @param now to tell an access token that has ended before it is sent
   * @throws CommandException if there is none, or it has ended
   */
  public Sourced<Credential> requireCredential(Instant now) {
    Sourced<Credential> found = credential.orElseThrow(this::missing);
    if (found.value() instanceof Credential.AccessToken token
        && token.expires().filter(expires -> !now.isBefore(expires)).isPresent()) {
      throw new CommandException(
          "the access token from "
              + found.source()
              + " ended "
              + RelativeTime.of(token.expires().get(), now),
          loginHint(token),
          ExitCode.NOT_SIGNED_IN);
    }
    return found;
  }

  /** What got the token gets another. */
  private String loginHint(Credential.AccessToken token) {
    return token
        .serviceAccountId()
        .map(id ->
            "keyden login --service-account-id "
                + id
                + profile.map(name -> " --profile " + name).orElse("")
                + ", or set KEYDEN_SERVICE_ACCOUNT_ID, by which each command signs in by itself")
        .orElseGet(this::loginHint);
  }

  /** What to do when the credential is missing, ended or was refused. */
  public String loginHint() {
    return profile.isPresent()
        ? "keyden login --profile " + profile.get() + ", or set KEYDEN_API_KEY"
        : "keyden login --server " + server.value() + ", or set KEYDEN_API_KEY";
  }

  private CommandException missing() {
    return withheld.isEmpty()
        ? new CommandException(
            "not signed in to " + server.value(), loginHint(), ExitCode.NOT_SIGNED_IN)
        : new CommandException(
            "not signed in to " + server.value() + ": " + withheld.getFirst(),
            loginHint(),
            ExitCode.NOT_SIGNED_IN);
  }
}
