package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRole;
import io.keyden.core.role.UserRoleStore;
import io.keyden.core.store.Transactions;
import java.util.List;
import java.util.Optional;

/** Gives roles to teams, changes where they hold, and takes them away. */
public final class GiveUserRole {
  private final Transactions transactions;
  private final TeamStore teams;
  private final UserRoleStore roles;
  private final ScopedUserRoleStore scopedRoles;
  private final ScopedUserRoleRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public GiveUserRole(
      Transactions transactions,
      TeamStore teams,
      UserRoleStore roles,
      ScopedUserRoleStore scopedRoles,
      KnownSpaces spaces,
      TeamGrants grants,
      Audit audit) {
    this.transactions = transactions;
    this.teams = teams;
    this.roles = roles;
    this.scopedRoles = scopedRoles;
    this.rules = new ScopedUserRoleRules(teams, roles, scopedRoles, spaces, grants);
    this.audit = audit;
  }

  /**
   * Gives a role to a team.
   *
   * @param within the space of the path; the role is given there if the draft names none
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without TeamEdit where the
   *     team is or without a right that the role gives, {@code Invalid} if the draft breaks a rule
   */
  public ScopedUserRole give(Caller caller, ScopedUserRoleDraft draft, Optional<SpaceId> within) {
    return transactions.write(() -> {
      caller.requireAnywhere(Permission.TEAM_EDIT);
      var given = rules.checked(caller, scopedRoles.nextId(), draft, within);
      scopedRoles.insert(given);
      audit.record(caller.actor(), event(EventCategory.CREATED, given, " was given to team "));
      return given;
    });
  }

  /**
   * Changes a role of a team. The caller needs all that it gave and all that it will give; what the
   * draft does not say of team and role stays.
   *
   * @param within the space of the path
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such a one, else as
   *     for giving
   */
  public ScopedUserRole modify(
      Caller caller, ScopedUserRoleId id, ScopedUserRoleDraft draft, Optional<SpaceId> within) {
    return transactions.write(() -> {
      var before = rules.editable(caller, id, within);
      var whole =
          new ScopedUserRoleDraft(
              draft.team().or(() -> Optional.of(before.team().value())),
              draft.role().or(() -> Optional.of(before.role().value())),
              draft.space(),
              draft.restrictedTo());
      var after = rules.checked(caller, id, whole, within);
      scopedRoles.update(after);
      audit.record(caller.actor(), modified(before, after));
      return after;
    });
  }

  /**
   * Takes a role from a team. The caller needs all that it gave.
   *
   * @param within the space of the path
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such a one, {@code
   *     Forbidden} without TeamEdit where the team is or without a right that the role gave, {@code
   *     Invalid} if the roles of the team are fixed
   */
  public void take(Caller caller, ScopedUserRoleId id, Optional<SpaceId> within) {
    transactions.write(() -> {
      var given = rules.editable(caller, id, within);
      scopedRoles.delete(id);
      audit.record(caller.actor(), event(EventCategory.DELETED, given, " was taken from team "));
    });
  }

  private AuditEvent modified(ScopedUserRole before, ScopedUserRole after) {
    var event = event(EventCategory.MODIFIED, after, " was changed for team ");
    var differences =
        new Difference.Collector()
            .compare("/TeamId", before.team(), after.team())
            .compare("/UserRoleId", before.role(), after.role())
            .compare("/SpaceId", before.space(), after.space());
    for (var kind : Restriction.values()) {
      differences.compare(path(kind), before.restrictedTo(kind), after.restrictedTo(kind));
    }
    return new AuditEvent(
        event.category(),
        event.message(),
        event.details(),
        differences.differences(),
        event.space());
  }

  private static String path(Restriction kind) {
    return switch (kind) {
      case PROJECTS -> "/ProjectIds";
      case ENVIRONMENTS -> "/EnvironmentIds";
      case TENANTS -> "/TenantIds";
      case PROJECT_GROUPS -> "/ProjectGroupIds";
    };
  }

  private AuditEvent event(EventCategory category, ScopedUserRole given, String what) {
    var message =
        Message.of("User role ")
            .name(given.role().value(), nameOf(given.role()))
            .text(what)
            .name(
                given.team().value(),
                teams.get(given.team()).map(Team::name).orElse(given.team().value()))
            .about(given.id().value())
            .build();
    return new AuditEvent(category, message, "", List.of(), given.space());
  }

  private String nameOf(UserRoleId role) {
    return roles.get(role).map(UserRole::name).orElse(role.value());
  }
}
