package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.store.Transactions;
import io.keyden.core.text.Slug;
import io.keyden.core.user.UserStore;
import java.util.Optional;
import java.util.Set;

/** Makes a team, which has no roles at first, in a space or in the system. */
public final class CreateTeam {
  static final String NOUN = "Team";

  private final Transactions transactions;
  private final TeamStore teams;
  private final KnownSpaces spaces;
  private final TeamRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public CreateTeam(
      Transactions transactions,
      TeamStore teams,
      UserStore users,
      KnownSpaces spaces,
      Audit audit) {
    this.transactions = transactions;
    this.teams = teams;
    this.spaces = spaces;
    this.rules = new TeamRules(teams, users);
    this.audit = audit;
  }

  /**
   * Makes the team.
   *
   * @param within the space of the path; the team is made there if the draft names none
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without TeamCreate there,
   *     {@code Invalid} if the draft breaks a rule
   */
  public Team create(Caller caller, TeamDraft draft, Optional<SpaceId> within) {
    return transactions.write(() -> {
      caller.requireAnywhere(Permission.TEAM_CREATE);
      var named = draft.space().flatMap(SpaceId::parse);
      var space = named.or(() -> within);
      caller.require(Permission.TEAM_CREATE, space);
      var violations = new Violations();
      violations.check(
          draft.space().isEmpty() || named.filter(spaces::exists).isPresent(),
          "SpaceId",
          "There is no space with this id.");
      violations.check(
          within.isEmpty() || space.equals(within),
          "SpaceId",
          "The space of the team is not the space of the request's path.");
      var team =
          rules.checked(
              teams.nextId(), draft, space, Slug.of(draft.name(), "team"), Set.of(), violations);
      violations.throwIfAny();
      teams.insert(team);
      audit.record(
          caller.actor(), AuditEvent.created(NOUN, team.id().value(), team.name()).in(space));
      return team;
    });
  }
}
