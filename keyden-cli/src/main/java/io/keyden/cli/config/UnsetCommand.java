package io.keyden.cli.config;

import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Profiles;
import io.keyden.cli.surroundings.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden config unset}. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden config unset work space",
      "  keyden config unset work secret-command"
    })
final class UnsetCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "The profile's name")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "WHAT",
      converter = Setting.Converter.class,
      completionCandidates = Setting.All.class,
      description = "space or secret-command")
  private Setting setting = Setting.SPACE;

  UnsetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (setting == Setting.SERVER) {
      throw CommandException.usage(
          "a profile is nothing without its server", "keyden config remove " + name);
    }
    ProfileStore.of(surroundings).update(profiles -> profiles.with(name, changed(profiles)));
    display.remark(surroundings, "profile " + name + " has no " + setting.word() + " now");
    return ExitCode.OK;
  }

  private Profile changed(Profiles profiles) {
    Profile known = profiles.named(name);
    return setting == Setting.SPACE
        ? new Profile(known.server(), Optional.empty(), known.secretCommand())
        : new Profile(known.server(), known.space(), Optional.empty());
  }
}
