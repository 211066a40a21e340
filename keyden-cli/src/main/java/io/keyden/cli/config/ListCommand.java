package io.keyden.cli.config;

import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.Profiles;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyden config list}. */
@Command(
    description = "Says what kind of credential each keeps, and never the credential.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  keyden config list", "  keyden config list -o json"})
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private OutputOptions output = new OutputOptions();

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ProfileStore store = ProfileStore.of(surroundings);
    Profiles profiles = store.load();
    List<ProfileRow> rows =
        profiles.all().entrySet().stream()
            .map(entry ->
                new ProfileRow(
                    entry.getKey(),
                    profiles.current().equals(Optional.of(entry.getKey())),
                    entry.getValue(),
                    store.credential(entry.getKey(), entry.getValue().server())))
            .toList();
    output.printer(surroundings).list(ProfileRow.LISTING, rows);
    return ExitCode.OK;
  }
}
