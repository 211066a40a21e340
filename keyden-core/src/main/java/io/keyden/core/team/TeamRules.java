package io.keyden.core.team;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.Violations;
import io.keyden.core.text.Slug;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a team must be. Works within a transaction. */
final class TeamRules {
  private static final int NAME_LENGTH_MAX = 200;
  private static final int DESCRIPTION_LENGTH_MAX = 2000;
  private static final int GROUP_TEXT_LENGTH_MAX = 500;

  private final TeamStore teams;
  private final UserStore users;

  TeamRules(TeamStore teams, UserStore users) {
    this.teams = teams;
    this.users = users;
  }

  /**
   * The team that {@code draft} describes; faults are noted in {@code violations}.
   *
   * @param known members whose accounts need no look, since they are members already
   */
  Team checked(
      TeamId id,
      TeamDraft draft,
      Optional<SpaceId> space,
      String slugIfNone,
      Set<UserId> known,
      Violations violations) {
    violations.check(!draft.name().isBlank(), "Name", "Please provide a name for this team.");
    violations.check(
        draft.name().length() <= NAME_LENGTH_MAX,
        "Name",
        "The name of a team can have at most 200 characters.");
    violations.check(
        draft.description().length() <= DESCRIPTION_LENGTH_MAX,
        "Description",
        "The description of a team can have at most 2000 characters.");
    violations.check(
        teams.byName(space, draft.name()).filter(other -> !other.id().equals(id)).isEmpty(),
        "Name",
        "A team with this name already exists. Please choose a different name.");
    var slug = draft.slug().filter(text -> !text.isBlank()).orElse(slugIfNone);
    violations.check(
        Slug.acceptable(slug),
        "Slug",
        "A slug has up to 50 letters, digits, dashes and underscores, and begins with a letter or"
            + " a digit.");
    violations.check(
        draft.externalSecurityGroups().stream().allMatch(TeamRules::acceptable),
        "ExternalSecurityGroups",
        "An external security group has an id, and texts of at most 500 characters.");
    return new Team(
        id,
        draft.name(),
        slug,
        draft.description(),
        space,
        members(draft.members(), known, violations),
        draft.externalSecurityGroups());
  }

  private static boolean acceptable(ExternalSecurityGroup group) {
    return !group.id().isBlank()
        && group.id().length() <= GROUP_TEXT_LENGTH_MAX
        && group.displayName().length() <= GROUP_TEXT_LENGTH_MAX;
  }

  private List<UserId> members(List<String> texts, Set<UserId> known, Violations violations) {
    var members = new ArrayList<UserId>();
    for (var text : texts) {
      UserId.parse(text)
          .filter(user -> known.contains(user) || users.get(user).isPresent())
          .ifPresentOrElse(
              members::add,
              () -> violations.add("MemberUserIds", "There is no user with the id " + text + "."));
    }
    return members;
  }

  /** Notes a fault if {@code administrators} would be a team without an active account. */
  void requireAdministrator(Team administrators, Violations violations) {
    violations.check(
        administrators.members().stream()
            .map(users::get)
            .flatMap(Optional::stream)
            .anyMatch(User::active),
        "MemberUserIds",
        "At least one active user must remain in this team, so that the server can be"
            + " administered.");
  }
}
