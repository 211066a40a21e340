package io.keyden.core.team;

import io.keyden.core.access.Caller;
import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violations;
import io.keyden.core.role.Scope;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRoleStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which roles a caller may give to which teams, and where. Works within a transaction. */
final class ScopedUserRoleRules {
  private static final Pattern DOCUMENT_ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final int DOCUMENTS_MAX = 1000;

  private final TeamStore teams;
  private final UserRoleStore roles;
  private final ScopedUserRoleStore scopedRoles;
  private final KnownSpaces spaces;
  private final TeamGrants grants;

  ScopedUserRoleRules(
      TeamStore teams,
      UserRoleStore roles,
      ScopedUserRoleStore scopedRoles,
      KnownSpaces spaces,
      TeamGrants grants) {
    this.teams = teams;
    this.roles = roles;
    this.scopedRoles = scopedRoles;
    this.spaces = spaces;
    this.grants = grants;
  }

  /**
   * The role of a team with this id, if the caller may change it: they need TeamEdit where the team
   * is, and all that the role gives.
   */
  ScopedUserRole editable(Caller caller, ScopedUserRoleId id, Optional<SpaceId> within) {
    caller.requireAnywhere(Permission.TEAM_EDIT);
    var given =
        scopedRoles
            .get(id)
            .filter(found -> within.isEmpty() || found.space().equals(within))
            .filter(found -> visible(caller, found))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
    var team =
        teams
            .get(given.team())
            .orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
    caller.require(Permission.TEAM_EDIT, team.space());
    caller.requireCovers(grants.sum(List.of(given)));
    if (!team.canChangeRoles()) {
      throw new ProblemException(
          Problem.invalid("", "The roles of this team are fixed and cannot be changed."));
    }
    return given;
  }

  private static boolean visible(Caller caller, ScopedUserRole given) {
    return Scope.of(caller.grants(), Permission.TEAM_VIEW).includes(given.space())
        || Scope.of(caller.grants(), Permission.TEAM_EDIT).includes(given.space());
  }

  /**
   * The role of a team that {@code draft} describes, if the caller may give it.
   *
   * @throws ProblemException {@code Invalid} with every fault, {@code Forbidden} without TeamEdit
   *     where the team is, or without a right that the role gives
   */
  ScopedUserRole checked(
      Caller caller, ScopedUserRoleId id, ScopedUserRoleDraft draft, Optional<SpaceId> within) {
    var violations = new Violations();
    var team =
        draft
            .team()
            .flatMap(TeamId::parse)
            .flatMap(teams::get)
            .filter(found -> editable(caller, found));
    violations.check(team.isPresent(), "TeamId", "There is no team with this id.");
    team.ifPresent(found ->
        violations.check(
            found.canChangeRoles(),
            "TeamId",
            "The roles of this team are fixed and cannot be changed."));
    var role = draft.role().flatMap(UserRoleId::parse).filter(text -> roles.get(text).isPresent());
    violations.check(role.isPresent(), "UserRoleId", "There is no user role with this id.");
    var space = space(draft, within, violations);
    team.flatMap(Team::space)
        .ifPresent(home ->
            violations.check(
                space.equals(Optional.of(home)),
                "SpaceId",
                "A team of a space can have roles in that space only."));
    checkRestrictions(draft.restrictedTo(), violations);
    violations.throwIfAny();
    var given =
        new ScopedUserRole(
            id, team.orElseThrow().id(), role.orElseThrow(), space, draft.restrictedTo());
    caller.requireCovers(grants.sum(List.of(given)));
    return given;
  }

  private static boolean editable(Caller caller, Team team) {
    return Scope.of(caller.grants(), Permission.TEAM_EDIT).includes(team.space());
  }

  private Optional<SpaceId> space(
      ScopedUserRoleDraft draft, Optional<SpaceId> within, Violations violations) {
    var named = draft.space().flatMap(SpaceId::parse);
    violations.check(
        draft.space().isEmpty() || named.filter(spaces::exists).isPresent(),
        "SpaceId",
        "There is no space with this id.");
    var space = named.or(() -> within);
    violations.check(
        within.isEmpty() || space.equals(within),
        "SpaceId",
        "The space of the role is not the space of the request's path.");
    return space;
  }

  private static void checkRestrictions(
      Map<Restriction, List<String>> restrictedTo, Violations violations) {
    restrictedTo.forEach((kind, ids) ->
        violations.check(
            ids.size() <= DOCUMENTS_MAX
                && ids.stream().allMatch(text -> DOCUMENT_ID.matcher(text).matches()),
            member(kind),
            "A role can be narrowed to at most 1000 "
                + kind.wireName()
                + " by their ids of up to 100 letters, digits and dashes."));
  }

  private static String member(Restriction kind) {
    return switch (kind) {
      case PROJECTS -> "ProjectIds";
      case ENVIRONMENTS -> "EnvironmentIds";
      case TENANTS -> "TenantIds";
      case PROJECT_GROUPS -> "ProjectGroupIds";
    };
  }
}
