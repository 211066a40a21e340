package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.role.Scope;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRole;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows the teams of somebody and what they may do: to themselves everything, to who has UserView
 * as much as their TeamView reaches.
 */
public final class ShowPermissions {
  private final Transactions transactions;
  private final UserStore users;
  private final ScopedUserRoleStore scopedRoles;
  private final KnownSpaces spaces;
  private final TeamGrants grants;

  /** Takes what it works with. */
  public ShowPermissions(
      Transactions transactions,
      UserStore users,
      ScopedUserRoleStore scopedRoles,
      KnownSpaces spaces,
      TeamGrants grants) {
    this.transactions = transactions;
    this.users = users;
    this.scopedRoles = scopedRoles;
    this.spaces = spaces;
    this.grants = grants;
  }

  /**
   * The teams that {@code id} belongs to, by name.
   *
   * @throws ProblemException {@code Forbidden} for others without UserView and TeamView, {@code
   *     NotFound} without such an account
   */
  public List<Team> teams(Caller caller, UserId id, Scope scope) {
    return transactions.read(() -> {
      var visible = visible(caller, id).and(scope);
      return grants.teamsOf(existing(id)).stream()
          .filter(team -> visible.includes(team.space()))
          .toList();
    });
  }

  /**
   * What {@code id} may do.
   *
   * @param scope of which spaces, and whether at system level
   * @throws ProblemException {@code Forbidden} for others without UserView and TeamView, {@code
   *     NotFound} without such an account
   */
  public PermissionSet permissions(Caller caller, UserId id, Scope scope) {
    return transactions.read(() -> {
      var visible = visible(caller, id);
      var all = grants.teamsOf(existing(id));
      var seen = all.stream().filter(team -> visible.includes(team.space())).toList();
      var given = scopedRoles.of(seen.stream().map(Team::id).collect(Collectors.toSet()));
      var readable = given.stream().filter(each -> visible.includes(each.space())).toList();
      var found = collect(readable, scope);
      return new PermissionSet(
          id,
          found.spacePermissions,
          found.systemPermissions,
          seen.stream().filter(team -> scope.includes(team.space())).toList(),
          seen.size() == all.size() && readable.size() == given.size());
    });
  }

  private static Scope visible(Caller caller, UserId id) {
    if (caller.is(id)) {
      return Scope.EVERYWHERE;
    }
    caller.require(Permission.USER_VIEW);
    caller.requireAnywhere(Permission.TEAM_VIEW);
    return Scope.of(caller.grants(), Permission.TEAM_VIEW);
  }

  private User existing(UserId id) {
    return users.get(id).orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
  }

  private Found collect(List<ScopedUserRole> given, Scope scope) {
    var found = new Found(scope);
    if (grants.sum(given).everything()) {
      found.system(Arrays.asList(Permission.values()));
      for (var space : spaces.everySpace()) {
        found.space(space, Arrays.asList(Permission.values()), Map.of());
      }
      return found;
    }
    for (var each : given) {
      found.add(each, grants.role(each.role()));
    }
    return found;
  }

  private static final class Found {
    private final Map<Permission, List<PermissionSet.Held>> spacePermissions =
        new EnumMap<>(Permission.class);
    private final Set<Permission> systemPermissions = EnumSet.noneOf(Permission.class);
    private final Scope scope;

    Found(Scope scope) {
      this.scope = scope;
    }

    void add(ScopedUserRole given, UserRole role) {
      system(
          known(role.systemPermissions()).stream()
              .filter(permission -> !given.narrows(permission))
              .toList());
      given
          .space()
          .ifPresent(space -> space(space, known(role.spacePermissions()), given.restrictedTo()));
    }

    void system(List<Permission> permissions) {
      if (scope.system()) {
        permissions.stream().filter(Permission::system).forEach(systemPermissions::add);
      }
    }

    void space(
        SpaceId space, List<Permission> permissions, Map<Restriction, List<String>> restrictedTo) {
      if (scope.includes(Optional.of(space))) {
        permissions.stream()
            .filter(Permission::space)
            .forEach(permission ->
                hold(
                    permission, new PermissionSet.Held(space, narrowed(permission, restrictedTo))));
      }
    }

    /** A permission is narrowed by those kinds of things only that it can be narrowed to. */
    private static Map<Restriction, List<String>> narrowed(
        Permission permission, Map<Restriction, List<String>> restrictedTo) {
      var narrowed = new EnumMap<Restriction, List<String>>(Restriction.class);
      restrictedTo.forEach((kind, ids) -> {
        if (permission.restrictions().contains(kind)) {
          narrowed.put(kind, ids);
        }
      });
      return narrowed;
    }

    private void hold(Permission permission, PermissionSet.Held held) {
      var holds = spacePermissions.computeIfAbsent(permission, added -> new ArrayList<>());
      if (holds.stream().noneMatch(other -> other.includes(held))) {
        holds.removeIf(held::includes);
        holds.add(held);
      }
    }

    private static List<Permission> known(List<PermissionName> names) {
      return names.stream().map(PermissionName::known).flatMap(Optional::stream).toList();
    }
  }
}
