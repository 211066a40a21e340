package io.keyden.http.team;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserId;
import io.keyden.core.team.Team;
import io.keyden.wire.Links;
import io.keyden.wire.team.TeamMembershipResource;
import io.keyden.wire.team.TeamResource;
import io.keyden.wire.team.TeamResource.ExternalSecurityGroupResource;
import io.keyden.wire.team.UserTeamResource;
import java.util.List;

/** Teams as the wire shows them. */
final class TeamResources {
  private TeamResources() {}

  static TeamResource of(Team team) {
    var self = "/api/teams/" + team.id();
    return new TeamResource(
        team.id().value(),
        team.name(),
        team.slug(),
        team.description(),
        team.members().stream().map(UserId::value).toList(),
        team.externalSecurityGroups().stream()
            .map(group ->
                new ExternalSecurityGroupResource(
                    group.id(), group.displayName(), group.displayIdAndName()))
            .toList(),
        team.canBeDeleted(),
        team.canBeRenamed(),
        team.canChangeRoles(),
        team.canChangeMembers(),
        team.space().map(SpaceId::value).orElse(null),
        Links.self(self)
            .and("ScopedUserRoles", self + "/scopeduserroles{?skip,take,spaces,includeSystem}")
            .build());
  }

  /** Everybody is in their teams directly: Keyden knows nobody's groups of outside directories. */
  static UserTeamResource ofUser(Team team) {
    return new UserTeamResource(
        team.id().value(),
        team.name(),
        true,
        List.of(),
        List.of(),
        team.space().map(SpaceId::value).orElse(null));
  }

  static TeamMembershipResource membership(UserId user, Team team) {
    return new TeamMembershipResource(
        user.value(),
        team.id().value(),
        team.name(),
        true,
        List.of(),
        team.space().map(SpaceId::value).orElse(null));
  }
}
