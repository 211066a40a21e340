package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.role.GivenRights;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.TeamStore;
import io.keyden.core.user.UserStore;
import java.util.Optional;
import java.util.Set;

/** Changes a space, its managers included. */
public final class ModifySpace {
  private final Transactions transactions;
  private final SpaceStore spaces;
  private final SpaceManagers managers;
  private final SpaceAuthority authority;
  private final SpaceRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public ModifySpace(
      Transactions transactions,
      SpaceStore spaces,
      TeamStore teams,
      UserStore users,
      SpaceManagers managers,
      Audit audit) {
    this.transactions = transactions;
    this.spaces = spaces;
    this.managers = managers;
    this.authority = new SpaceAuthority(spaces, managers);
    this.rules = new SpaceRules(spaces, teams, users);
    this.audit = audit;
  }

  /**
   * Changes the space. If its managers change, the caller must have all that managing it gives.
   *
   * @param reference the id or slug
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such a space that the
   *     caller may know of, {@code Forbidden} without SpaceEdit and who does not manage it, {@code
   *     Invalid} if the draft breaks a rule
   */
  public ManagedSpace modify(Caller caller, String reference, SpaceDraft draft) {
    return transactions.write(() -> {
      var before = authority.with(caller, Permission.SPACE_EDIT, reference);
      var id = before.space().id();
      var violations = new Violations();
      var space = rules.checked(id, draft, Optional.of(before.space()), violations);
      var teams = rules.managerTeams(id, draft, violations);
      var people = rules.managers(draft, Set.copyOf(before.managers()), violations);
      boolean sameManagers =
          people.equals(before.managers())
              && Set.copyOf(teams).equals(Set.copyOf(before.otherTeams()));
      if (!sameManagers) {
        caller.requireCovers(GivenRights.whole(Optional.of(id), managers.role()));
      }
      SpaceRules.requireManagers(
          !before.hasManagers() || !teams.isEmpty() || !people.isEmpty(), violations);
      violations.throwIfAny();
      DefaultSpaceSwitch.makeRoomFor(caller, space, spaces);
      spaces.update(space);
      if (!sameManagers) {
        managers.setMembers(id, people);
        managers.setTeams(id, teams);
      }
      var after = managers.of(space);
      audit.record(caller.actor(), modified(before, after));
      return after;
    });
  }

  private static AuditEvent modified(ManagedSpace before, ManagedSpace after) {
    return AuditEvent.modified(
            CreateSpace.NOUN,
            after.space().id().value(),
            after.space().name(),
            new Difference.Collector()
                .compare("/Name", before.space().name(), after.space().name())
                .compare("/Slug", before.space().slug(), after.space().slug())
                .compare("/Description", before.space().description(), after.space().description())
                .compare("/IsDefault", before.space().isDefault(), after.space().isDefault())
                .compare("/IsPrivate", before.space().isPrivate(), after.space().isPrivate())
                .compare(
                    "/TaskQueueStopped",
                    before.space().taskQueueStopped(),
                    after.space().taskQueueStopped())
                .compare("/SpaceManagersTeams", before.managerTeams(), after.managerTeams())
                .compare("/SpaceManagersTeamMembers", before.managers(), after.managers())
                .differences())
        .in(Optional.of(after.space().id()));
  }
}
