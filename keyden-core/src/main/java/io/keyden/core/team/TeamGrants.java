package io.keyden.core.team;

import io.keyden.core.access.Grants;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.problem.BugException;
import io.keyden.core.role.GivenRights;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleStore;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rights of people: the sum of what the roles of their teams give. Works within a transaction.
 */
public final class TeamGrants implements GrantsLookup {
  private final UserStore users;
  private final TeamStore teams;
  private final UserRoleStore roles;
  private final ScopedUserRoleStore scopedRoles;

  /** Takes what it works with. */
  public TeamGrants(
      UserStore users, TeamStore teams, UserRoleStore roles, ScopedUserRoleStore scopedRoles) {
    this.users = users;
    this.teams = teams;
    this.roles = roles;
    this.scopedRoles = scopedRoles;
  }

  @Override
  public Grants of(UserId user) {
    return users.get(user).map(found -> of(teamsOf(found))).orElse(Grants.NONE);
  }

  /** What belonging to {@code team} gives. */
  public Grants of(TeamId team) {
    return sum(scopedRoles.of(Set.of(team)));
  }

  /**
   * The teams that {@code user} belongs to, {@code Everyone} included if the account is active; by
   * name.
   */
  public List<Team> teamsOf(User user) {
    var belongsTo = new ArrayList<>(teams.ofMember(user.id()));
    if (user.active()) {
      teams.get(Team.EVERYONE).ifPresent(belongsTo::add);
    }
    belongsTo.sort(Comparator.comparing(Team::name, String.CASE_INSENSITIVE_ORDER));
    return belongsTo;
  }

  private Grants of(Collection<Team> belongsTo) {
    return sum(scopedRoles.of(belongsTo.stream().map(Team::id).collect(Collectors.toSet())));
  }

  /** What these give together. */
  Grants sum(Collection<ScopedUserRole> given) {
    var sum = new Grants.Builder();
    var known = new HashMap<UserRoleId, UserRole>();
    for (var each : given) {
      GivenRights.add(sum, each, known.computeIfAbsent(each.role(), this::role));
    }
    return sum.build();
  }

  /** The role, which is there as long as it is given to a team. */
  UserRole role(UserRoleId id) {
    return roles.get(id).orElseThrow(() -> new BugException("a role that is given is there"));
  }
}
