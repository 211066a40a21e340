package io.keyden.cli.session;

import io.keyden.cli.connection.ClientProblems;
import io.keyden.cli.connection.TransportOptions;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Profiles;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NoAnswerException;
import io.keyden.client.problem.UnexpectedAnswerException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyden logout}. */
@Command(
    description =
        "A key that login made is revoked. One that you brought along is forgotten only, since it may "
            + "be in use elsewhere. The profile stays, without a credential.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden logout",
      "  keyden logout --profile work --force",
      "",
      "Exit codes: 0 forgotten, 7 the server does not answer and nothing was forgotten"
    })
final class LogoutCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private TransportOptions transport = new TransportOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile to sign out of (KEYDEN_PROFILE, or the current one)")
  private Optional<String> named = Optional.empty();

  @Option(
      names = "--force",
      description = "Forget the key even if the server does not answer; it is then not revoked")
  private boolean force;

  LogoutCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ProfileStore store = ProfileStore.of(surroundings);
    Profiles profiles = store.load();
    String name =
        named
            .or(() -> surroundings.variable("KEYDEN_PROFILE"))
            .or(profiles::current)
            .orElseThrow(() ->
                CommandException.usage(
                    "no profile is current", "keyden config list shows those there are"));
    Profile profile = profiles.named(name);
    Optional<Credential.Kept> kept = store.credential(name, profile.server());
    Optional<Credential.ApiKey> key =
        kept.filter(Credential.ApiKey.class::isInstance).map(Credential.ApiKey.class::cast);
    Optional<String> madeId = key.flatMap(Credential.ApiKey::madeId);
    Optional<String> fault = madeId.flatMap(id -> revoke(profile, key.orElseThrow(), id));
    boolean forgotten = store.forget(name);
    if (!forgotten) {
      display.remark(surroundings, "profile " + name + " keeps no credential");
    } else if (fault.isPresent()) {
      surroundings
          .err()
          .println(
              "warning: the key "
                  + madeId.orElseThrow()
                  + " was forgotten and not revoked: "
                  + fault.get());
    } else {
      display.remark(surroundings, forgotten(name, profile, kept, madeId));
    }
    if (profile.secretCommand().isPresent()) {
      display.remark(
          surroundings,
          "note: its secret-command stays; keyden config unset "
              + name
              + " secret-command removes it");
    }
    return ExitCode.OK;
  }

  /** Revokes the key, and says why it could not be. */
  private Optional<String> revoke(Profile profile, Credential.ApiKey key, String id) {
    try {
      MadeKeys.revoke(profile.server(), transport.read(surroundings), key, id);
      return Optional.empty();
    } catch (NoAnswerException | UnexpectedAnswerException silence) {
      if (force) {
        return Optional.of(ClientProblems.of(silence).problem());
      }
      throw new CommandException(
          ClientProblems.of(silence).problem() + "; nothing was forgotten",
          "try again, or forget the key without revoking it by --force",
          ExitCode.NO_CONNECTION,
          silence);
    } catch (KeydenException refusal) {
      return Optional.of(ClientProblems.of(refusal).problem());
    }
  }

  private static String forgotten(
      String name, Profile profile, Optional<Credential.Kept> kept, Optional<String> madeId) {
    String start = "signed out of " + profile.server() + " (profile " + name + "); ";
    if (madeId.isPresent()) {
      return start + "the key " + madeId.get() + " is revoked";
    }
    if (kept.isEmpty()) {
      return start + "what was forgotten was for another server, and was not revoked there";
    }
    return kept.get() instanceof Credential.AccessToken
        ? start + "the access token ends by itself"
        : start + "the key was forgotten and works on, since you brought it along";
  }
}
