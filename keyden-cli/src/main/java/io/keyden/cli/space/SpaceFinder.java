package io.keyden.cli.space;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Sourced;
import io.keyden.client.KeydenClient;
import io.keyden.client.space.Space;

/** Finds the space that somebody means. */
public final class SpaceFinder {
  private SpaceFinder() {}

  /**
   * The space of that name or id.
   *
   * @throws CommandException if there is none
   */
  public static Space named(KeydenClient client, String name) {
    return named(client, new Sourced<>(name, "--space"));
  }

  /**
   * The same, with where the name came from if that was no argument.
   *
   * @throws CommandException if there is none
   */
  public static Space named(KeydenClient client, Sourced<String> name) {
    String source = name.source();
    return client
        .spaces()
        .findByIdOrName(name.value())
        .orElseThrow(() ->
            new CommandException(
                "there is no space '"
                    + name.value()
                    + "', or you may not see it"
                    + (source.startsWith("--") ? "" : " (it comes from " + source + ")"),
                "keyden space list shows those there are",
                ExitCode.NOT_FOUND));
  }
}
