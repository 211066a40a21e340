package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of a team: {@code Teams-1}, or a fixed one such as {@code teams-everyone} or {@code
 * teams-spacemanagers-Spaces-1}.
 *
 * <p>Source: Terraform recognises the managers' team of a space by exactly this prefix.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record TeamId(String value) {
  private static final String SPACE_MANAGERS_PREFIX = "teams-spacemanagers-";
  private static final IdForm NUMBERED = IdForm.numbered("Teams-");
  private static final IdForm FIXED = IdForm.named("teams-");

  /** Brings {@code value} to the one spelling that is stored. */
  public TeamId {
    value =
        canonical(value)
            .orElseThrow(() -> new IllegalArgumentException("not an id of the form Teams-…"));
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<TeamId> parse(String text) {
    return canonical(text).map(TeamId::new);
  }

  /** The team of the managers of {@code space}. */
  public static TeamId ofSpaceManagers(SpaceId space) {
    return new TeamId(SPACE_MANAGERS_PREFIX + space.value());
  }

  /** The space whose managers this team holds, if it is such a team. */
  public Optional<SpaceId> managedSpace() {
    return value.startsWith(SPACE_MANAGERS_PREFIX)
        ? SpaceId.parse(value.substring(SPACE_MANAGERS_PREFIX.length()))
        : Optional.empty();
  }

  private static Optional<String> canonical(String text) {
    var numbered = NUMBERED.canonical(text);
    if (numbered.isPresent()) {
      return numbered;
    }
    if (text.regionMatches(true, 0, SPACE_MANAGERS_PREFIX, 0, SPACE_MANAGERS_PREFIX.length())) {
      return SpaceId.parse(text.substring(SPACE_MANAGERS_PREFIX.length()))
          .map(space -> SPACE_MANAGERS_PREFIX + space.value());
    }
    return FIXED.canonical(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
