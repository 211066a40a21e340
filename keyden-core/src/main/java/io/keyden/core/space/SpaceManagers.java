package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.problem.BugException;
import io.keyden.core.role.BuiltInRole;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleStore;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamStore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who manages which space. Works within a transaction.
 *
 * <p>Managing a space is having the role of space managers in it, un-narrowed. Every space has a
 * team of its own that has it; other teams that have it manage the space as well. There is no
 * second record of it, so that what a space says of its managers is always what they may do.
 */
public final class SpaceManagers {
  private static final UserRoleId ROLE = new UserRoleId(BuiltInRole.SPACE_MANAGER.id());

  private final TeamStore teams;
  private final UserRoleStore roles;
  private final ScopedUserRoleStore scopedRoles;

  /** Takes what it works with. */
  public SpaceManagers(TeamStore teams, UserRoleStore roles, ScopedUserRoleStore scopedRoles) {
    this.teams = teams;
    this.roles = roles;
    this.scopedRoles = scopedRoles;
  }

  /** Each space with its managers. */
  List<ManagedSpace> of(List<Space> spaces) {
    var given = scopedRoles.ofRole(ROLE);
    return spaces.stream().map(space -> of(space, given)).toList();
  }

  /** The space with its managers. */
  ManagedSpace of(Space space) {
    return of(space, scopedRoles.ofRole(ROLE));
  }

  private ManagedSpace of(Space space, List<ScopedUserRole> given) {
    var own = TeamId.ofSpaceManagers(space.id());
    var others =
        managing(space.id(), given)
            .map(ScopedUserRole::team)
            .filter(team -> !team.equals(own))
            .distinct();
    return new ManagedSpace(
        space,
        Stream.concat(Stream.of(own), others).toList(),
        teams.get(own).map(Team::members).orElse(List.of()));
  }

  private static Stream<ScopedUserRole> managing(SpaceId space, List<ScopedUserRole> given) {
    return given.stream()
        .filter(each -> each.space().equals(Optional.of(space)))
        .filter(each -> each.restrictedTo().isEmpty());
  }

  /** Whether {@code caller} belongs to a team that manages the space. */
  boolean isManager(Caller caller, ManagedSpace space) {
    var user = caller.userId();
    return space.managerTeams().stream()
        .anyMatch(team ->
            team.equals(Team.EVERYONE)
                || teams.get(team).filter(found -> found.members().contains(user)).isPresent());
  }

  /** The role of those who manage spaces. */
  UserRole role() {
    return roles
        .get(ROLE)
        .orElseThrow(() -> new BugException("the built-in roles are never deleted"));
  }

  /** Makes the space's own team of managers. */
  void createTeam(SpaceId space, List<UserId> managers) {
    var team = TeamId.ofSpaceManagers(space);
    teams.insert(
        new Team(
            team,
            "Space Managers",
            "space-managers",
            "Those who manage the space",
            Optional.of(space),
            managers,
            List.of()));
    give(space, team);
  }

  /** Replaces the members of the space's own team of managers. */
  void setMembers(SpaceId space, List<UserId> managers) {
    teams
        .get(TeamId.ofSpaceManagers(space))
        .map(team -> team.withMembers(managers))
        .ifPresent(teams::update);
  }

  /** Lets exactly these teams, and the space's own, manage the space. */
  void setTeams(SpaceId space, List<TeamId> wanted) {
    var keep = new HashSet<>(wanted);
    keep.add(TeamId.ofSpaceManagers(space));
    var have = new HashSet<TeamId>();
    for (var each : managing(space, scopedRoles.ofRole(ROLE)).toList()) {
      if (keep.contains(each.team())) {
        have.add(each.team());
      } else {
        scopedRoles.delete(each.id());
      }
    }
    missing(wanted, have).forEach(team -> give(space, team));
  }

  private static List<TeamId> missing(List<TeamId> wanted, Set<TeamId> have) {
    return wanted.stream().distinct().filter(team -> !have.contains(team)).toList();
  }

  private void give(SpaceId space, TeamId team) {
    scopedRoles.insert(ScopedUserRole.whole(scopedRoles.nextId(), team, ROLE, Optional.of(space)));
  }
}
