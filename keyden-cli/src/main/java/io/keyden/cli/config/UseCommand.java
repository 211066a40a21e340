package io.keyden.cli.config;

import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Profiles;
import io.keyden.cli.surroundings.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden config use}. */
@Command(
    description = "It counts where neither --profile nor a variable says otherwise.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden config use work"})
final class UseCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private DisplayOptions display = new DisplayOptions();

  @Parameters(paramLabel = "NAME", description = "The profile's name")
  private String name = "";

  UseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Profiles profiles = ProfileStore.of(surroundings).update(before -> before.withCurrent(name));
    display.remark(
        surroundings, "profile " + name + " is current: " + profiles.named(name).server());
    surroundings
        .variable("KEYDEN_PROFILE")
        .filter(other -> !other.equals(name))
        .ifPresent(other ->
            surroundings
                .err()
                .println("warning: KEYDEN_PROFILE is set to " + other + " and wins over it"));
    return ExitCode.OK;
  }
}
