package io.keyden.cli.config;

import io.keyden.cli.option.Confirmation;
import io.keyden.cli.option.DisplayOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.surroundings.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyden config remove}. */
@Command(
    description =
        "Asks no server: a key that login made is not revoked by this; keyden logout does that.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden config remove work --yes"})
final class RemoveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private DisplayOptions display = new DisplayOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(paramLabel = "NAME", description = "The profile's name")
  private String name = "";

  RemoveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ProfileStore store = ProfileStore.of(surroundings);
    Profile profile = store.load().named(name);
    confirmation.ask(surroundings, "remove profile " + name + " of " + profile.server());
    Optional<String> made =
        store
            .credential(name, profile.server())
            .filter(Credential.ApiKey.class::isInstance)
            .map(Credential.ApiKey.class::cast)
            .flatMap(Credential.ApiKey::madeId);
    // The secret first: a profile without a secret is harmless, the other way round is not.
    store.forget(name);
    store.update(profiles -> profiles.without(name));
    display.remark(surroundings, "profile " + name + " is removed");
    made.ifPresent(id ->
        surroundings
            .err()
            .println(
                "warning: the key "
                    + id
                    + ", which login made, still works at "
                    + profile.server()));
    return ExitCode.OK;
  }
}
