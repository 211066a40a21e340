package io.keyden.core.space;

import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.role.BuiltInRole;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.BuiltInTeam;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamStore;
import io.keyden.core.text.Slug;
import java.util.List;
import java.util.Optional;

/**
 * Makes what every server starts with: the built-in roles and teams, and a default space without
 * managers. What is there already stays as it is, so it can run at every start.
 */
public final class SeedAccess {
  private final Transactions transactions;
  private final SpaceStore spaces;
  private final TeamStore teams;
  private final UserRoleStore roles;
  private final ScopedUserRoleStore scopedRoles;
  private final SpaceManagers managers;

  /** Takes what it works with. */
  public SeedAccess(
      Transactions transactions,
      SpaceStore spaces,
      TeamStore teams,
      UserRoleStore roles,
      ScopedUserRoleStore scopedRoles) {
    this.transactions = transactions;
    this.spaces = spaces;
    this.teams = teams;
    this.roles = roles;
    this.scopedRoles = scopedRoles;
    this.managers = new SpaceManagers(teams, roles, scopedRoles);
  }

  /** Makes what is missing. A space is made on an empty database only: people may delete it. */
  public void seed() {
    transactions.write(() -> {
      boolean empty = roles.get(new UserRoleId(BuiltInRole.SPACE_MANAGER.id())).isEmpty();
      for (var role : BuiltInRole.values()) {
        if (roles.get(new UserRoleId(role.id())).isEmpty()) {
          roles.insert(UserRole.of(role));
        }
      }
      for (var team : BuiltInTeam.values()) {
        if (teams.get(new TeamId(team.id())).isEmpty()) {
          seed(team);
        }
      }
      if (empty) {
        seedSpace();
      }
    });
  }

  private void seed(BuiltInTeam team) {
    var id = new TeamId(team.id());
    teams.insert(
        new Team(
            id,
            team.displayName(),
            Slug.of(team.displayName(), "team"),
            team.description(),
            Optional.empty(),
            List.of(),
            List.of()));
    team.systemRole()
        .ifPresent(role ->
            scopedRoles.insert(
                ScopedUserRole.whole(
                    scopedRoles.nextId(), id, new UserRoleId(role.id()), Optional.empty())));
  }

  private void seedSpace() {
    var space = new Space(spaces.nextId(), "Default", "default", "", true, false, false);
    spaces.insert(space);
    managers.createTeam(space.id(), List.of());
  }
}
