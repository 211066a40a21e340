package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import java.util.Optional;
import java.util.Set;

/** Changes a team, its members included. */
public final class ModifyTeam {
  private final Transactions transactions;
  private final TeamStore teams;
  private final TeamGrants grants;
  private final TeamAuthority authority;
  private final TeamRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public ModifyTeam(
      Transactions transactions, TeamStore teams, UserStore users, TeamGrants grants, Audit audit) {
    this.transactions = transactions;
    this.teams = teams;
    this.grants = grants;
    this.authority = new TeamAuthority(teams);
    this.rules = new TeamRules(teams, users);
    this.audit = audit;
  }

  /**
   * Changes the team. If its members or groups change, the caller must have all that it gives.
   *
   * @param within the space of the path
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such a team, {@code
   *     Forbidden} without TeamEdit there or the rights of the team, {@code Invalid} if the draft
   *     breaks a rule
   */
  public Team modify(Caller caller, TeamId id, TeamDraft draft, Optional<SpaceId> within) {
    return transactions.write(() -> {
      var before = authority.with(caller, Permission.TEAM_EDIT, id, within);
      var violations = new Violations();
      var after =
          rules.checked(
              id, draft, before.space(), before.slug(), Set.copyOf(before.members()), violations);
      boolean sameMembers =
          after.members().equals(before.members())
              && after.externalSecurityGroups().equals(before.externalSecurityGroups());
      if (!sameMembers) {
        caller.requireCovers(grants.of(id));
      }
      requireAllowed(before, after, draft, sameMembers, violations);
      violations.throwIfAny();
      teams.update(after);
      audit.record(caller.actor(), modified(before, after));
      return after;
    });
  }

  private void requireAllowed(
      Team before, Team after, TeamDraft draft, boolean sameMembers, Violations violations) {
    violations.check(
        draft.space().isEmpty() || draft.space().flatMap(SpaceId::parse).equals(before.space()),
        "SpaceId",
        "A team cannot be moved to another space.");
    violations.check(
        before.canBeRenamed() || after.name().equals(before.name()),
        "Name",
        "This team cannot be renamed.");
    violations.check(
        before.canChangeMembers() || sameMembers,
        "MemberUserIds",
        "The members of this team cannot be changed.");
    if (before.id().equals(Team.ADMINISTRATORS)) {
      rules.requireAdministrator(after, violations);
    }
  }

  static AuditEvent modified(Team before, Team after) {
    return AuditEvent.modified(
            CreateTeam.NOUN,
            after.id().value(),
            after.name(),
            new Difference.Collector()
                .compare("/Name", before.name(), after.name())
                .compare("/Slug", before.slug(), after.slug())
                .compare("/Description", before.description(), after.description())
                .compare("/MemberUserIds", before.members(), after.members())
                .compare(
                    "/ExternalSecurityGroups",
                    before.externalSecurityGroups(),
                    after.externalSecurityGroups())
                .differences())
        .in(after.space());
  }
}
