package io.keyden.core.team;

import java.util.List;
import java.util.Optional;

/**
 * A team as a caller wants it, unchecked.
 *
 * @param name the name
 * @param slug the short name; empty to have one made
 * @param description what it is for
 * @param space the id of its space, if one is named
 * @param members ids of users
 * @param externalSecurityGroups groups of outside directories
 */
public record TeamDraft(
    String name,
    Optional<String> slug,
    String description,
    Optional<String> space,
    List<String> members,
    List<ExternalSecurityGroup> externalSecurityGroups) {
  public TeamDraft {
    members = List.copyOf(members);
    externalSecurityGroups = List.copyOf(externalSecurityGroups);
  }
}
