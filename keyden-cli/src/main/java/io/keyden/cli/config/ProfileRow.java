package io.keyden.cli.config;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Profile;
import java.util.List;
import java.util.Optional;

/**
 * A profile in a list.
 *
 * @param name its name
 * @param current whether it counts when none is named
 * @param profile the profile
 * @param kept the credential that is kept for it
 */
record ProfileRow(String name, boolean current, Profile profile, Optional<Credential.Kept> kept) {
  /** What is shown of profiles; never a secret. */
  static final Listing<ProfileRow> LISTING =
      new Listing<>(
          "profiles",
          List.of(
              Column.of("name", row -> Cell.text(row.name())),
              Column.of("current", row -> Cell.flag(row.current())),
              Column.<ProfileRow>of("server", row -> Cell.text(row.profile().server().toString()))
                  .flexible(),
              Column.<ProfileRow>of("space", row -> Cell.text(row.profile().space())).dispensable(),
              Column.of("credential", row -> row.credential()),
              Column.of("expires", row -> row.expires())));

  private Cell credential() {
    if (profile.secretCommand().isPresent()) {
      return Cell.text("secret-command");
    }
    return kept.map(ProfileRow::kind).map(Cell::text).orElseGet(() -> Cell.absent("none"));
  }

  static String kind(Credential credential) {
    return switch (credential) {
      case Credential.ApiKey _ -> "API key";
      case Credential.AccessToken _, Credential.TokenExchange _ -> "access token";
    };
  }

  private Cell expires() {
    if (profile.secretCommand().isPresent()) {
      return Cell.absent(Cell.NOTHING);
    }
    return Cell.time(kept.flatMap(Credential.Kept::expires), Cell.NOTHING);
  }
}
