package io.keyden.core.team;

import io.keyden.core.permission.Restriction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role of a team as a caller wants it, unchecked.
 *
 * @param team the id of the team
 * @param role the id of the role
 * @param space the id of the space, if one is named
 * @param restrictedTo the ids of the only things it is to hold for
 */
public record ScopedUserRoleDraft(
    Optional<String> team,
    Optional<String> role,
    Optional<String> space,
    Map<Restriction, List<String>> restrictedTo) {
  public ScopedUserRoleDraft {
    restrictedTo = Map.copyOf(restrictedTo);
  }
}
