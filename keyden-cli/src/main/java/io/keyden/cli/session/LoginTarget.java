package io.keyden.cli.session;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.Profiles;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.surroundings.Surroundings;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What to sign in to, and under which name it is kept.
 *
 * @param profile the name of the profile
 * @param server the server, and where it is known from
 * @param before the profile as it is; nothing for a new one
 */
record LoginTarget(String profile, Sourced<ServerAddress> server, Optional<Profile> before) {
  private static final String FIRST_PROFILE = "default";

  /**
   * Found in the order in which other commands find their server.
   *
   * @param server {@code --server}
   * @param named {@code --profile}
   * @throws CommandException if no server is known
   */
  static LoginTarget of(
      Surroundings surroundings,
      Profiles profiles,
      Optional<String> server,
      Optional<String> named) {
    Optional<String> byVariable = surroundings.variable("KEYDEN_PROFILE");
    String profile = named.or(() -> byVariable).or(profiles::current).orElse(FIRST_PROFILE);
    if (!Profiles.goodName(profile)) {
      throw CommandException.usage(
          "a profile cannot be called '" + profile + "'",
          "take up to 64 letters, digits, dots, hyphens and underscores");
    }
    Optional<Profile> before = Optional.ofNullable(profiles.all().get(profile));
    Optional<Sourced<ServerAddress>> own =
        before.map(known -> new Sourced<>(known.server(), "profile " + profile));
    Stream<Supplier<Optional<Sourced<ServerAddress>>>> places =
        Stream.of(
            () -> server.map(text -> address(text, "--server")),
            () -> named.flatMap(_ -> own),
            () -> variable(surroundings, "KEYDEN_URL"),
            () -> byVariable.flatMap(_ -> own),
            () -> variable(surroundings, "OCTOPUS_URL"),
            () -> own);
    return places
        .flatMap(place -> place.get().stream())
        .findFirst()
        .map(found -> new LoginTarget(profile, found, before))
        .orElseThrow(
            () -> CommandException.usage("no server is named", "keyden login --server URL"));
  }

  private static Optional<Sourced<ServerAddress>> variable(Surroundings surroundings, String name) {
    return surroundings.variable(name).map(text -> address(text, name));
  }

  private static Sourced<ServerAddress> address(String text, String source) {
    return new Sourced<>(ServerAddress.given(text, source), source);
  }

  /**
   * The profile as it shall be.
   *
   * @param space {@code --space}; without it the space of before stays, if the server does
   */
  Profile after(Optional<String> space) {
    return new Profile(
        server.value(),
        space.or(() ->
            before
                .filter(known -> known.server().sameOrigin(server.value()))
                .flatMap(Profile::space)),
        // A command that prints another secret would win over the one that is kept now.
        Optional.empty());
  }
}
