package io.keyden.cli.config;

import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Profiles;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.core.key.KeyFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden config set}. */
@Command(
    description =
        "Setting the server of a profile that does not exist makes it. A secret-command prints the key "
            + "or access token, so that it can stay in a password store or the desktop's keyring.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden config set work server https://octopus.example.com",
      "  keyden config set work space Hardware",
      "  keyden config set work secret-command 'pass show octopus'"
    })
final class SetCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "The profile's name")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "WHAT",
      converter = Setting.Converter.class,
      completionCandidates = Setting.All.class,
      description = "server, space or secret-command")
  private Setting setting = Setting.SERVER;

  @Parameters(
      index = "2",
      paramLabel = "VALUE",
      description = "An address, a space's name, or a command; never a secret")
  private String value = "";

  SetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (value.isBlank()) {
      throw CommandException.usage(
          "an empty value sets nothing", "keyden config unset takes something out of a profile");
    }
    if (Stream.of(value.split("[\\s'\"]+", -1)).anyMatch(KeyFormat::wellFormed)) {
      // Never repeated: somebody gave a key.
      throw CommandException.usage(
          "a key is not set by an argument",
          "keyden login --profile keeps one; this one is now in the history of your shell: revoke"
              + " it");
    }
    ProfileStore store = ProfileStore.of(surroundings);
    Optional<Profile> before = Optional.ofNullable(store.load().all().get(name));
    Profile after = store.update(profiles -> profiles.with(name, changed(profiles))).named(name);
    before
        .filter(old -> !old.server().sameOrigin(after.server()))
        .flatMap(old -> store.credential(name, old.server()).map(_ -> old.server()))
        .ifPresent(old ->
            display.remark(
                surroundings,
                "note: the credential kept for "
                    + old
                    + " is not sent to the other server; keyden login --profile "
                    + name));
    return ExitCode.OK;
  }

  private Profile changed(Profiles profiles) {
    return switch (setting) {
      case SERVER -> {
        ServerAddress server = ServerAddress.given(value, "server");
        Profile known = profiles.all().get(name);
        yield known == null
            ? Profile.of(server)
            : new Profile(server, known.space(), known.secretCommand());
      }
      case SPACE -> {
        Profile known = profiles.named(name);
        yield new Profile(known.server(), Optional.of(value.strip()), known.secretCommand());
      }
      case SECRET_COMMAND -> {
        Profile known = profiles.named(name);
        yield new Profile(known.server(), known.space(), Optional.of(value.strip()));
      }
    };
  }
}
