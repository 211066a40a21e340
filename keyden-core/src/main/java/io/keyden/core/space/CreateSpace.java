package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.role.GivenRights;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.TeamStore;
import io.keyden.core.user.UserStore;
import java.util.Optional;
import java.util.Set;

/** Makes a space with its managers. */
public final class CreateSpace {
  static final String NOUN = "Space";

  private final Transactions transactions;
  private final SpaceStore spaces;
  private final SpaceManagers managers;
  private final SpaceRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public CreateSpace(
      Transactions transactions,
      SpaceStore spaces,
      TeamStore teams,
      UserStore users,
      SpaceManagers managers,
      Audit audit) {
    this.transactions = transactions;
    this.spaces = spaces;
    this.managers = managers;
    this.rules = new SpaceRules(spaces, teams, users);
    this.audit = audit;
  }

  /**
   * Makes the space.
   *
   * <p>Rights in a space that was not there before are nobody's, so who may make it may give them.
   * What managers of a space may do beyond it, the caller must have.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without SpaceCreate, without
   *     the managers' rights at system level, or without SpaceEdit for making it the default one in
   *     place of another; {@code Invalid} if the draft breaks a rule
   */
  public ManagedSpace create(Caller caller, SpaceDraft draft) {
    return transactions.write(() -> {
      caller.require(Permission.SPACE_CREATE);
      caller.requireCovers(GivenRights.whole(Optional.empty(), managers.role()));
      var id = spaces.nextId();
      var violations = new Violations();
      var space = rules.checked(id, draft, Optional.empty(), violations);
      var teams = rules.managerTeams(id, draft, violations);
      var people = rules.managers(draft, Set.of(), violations);
      SpaceRules.requireManagers(
          !draft.managerTeams().isEmpty() || !draft.managers().isEmpty(), violations);
      violations.throwIfAny();
      DefaultSpaceSwitch.makeRoomFor(caller, space, spaces);
      spaces.insert(space);
      managers.createTeam(id, people);
      managers.setTeams(id, teams);
      audit.record(
          caller.actor(), AuditEvent.created(NOUN, id.value(), space.name()).in(Optional.of(id)));
      return managers.of(space);
    });
  }
}
