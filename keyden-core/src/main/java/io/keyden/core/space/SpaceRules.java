package io.keyden.core.space;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.Violations;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamStore;
import io.keyden.core.text.Slug;
import io.keyden.core.user.UserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a space must be. Works within a transaction. */
final class SpaceRules {
  private static final int NAME_LENGTH_MAX = 50;
  private static final int DESCRIPTION_LENGTH_MAX = 2000;

  /** A slug stands where an id or one of these words may stand in a path. */
  private static final Set<String> RESERVED_SLUGS = Set.of("all");

  private final SpaceStore spaces;
  private final TeamStore teams;
  private final UserStore users;

  SpaceRules(SpaceStore spaces, TeamStore teams, UserStore users) {
    this.spaces = spaces;
    this.teams = teams;
    this.users = users;
  }

  /** The space that {@code draft} describes; faults are noted in {@code violations}. */
  Space checked(SpaceId id, SpaceDraft draft, Optional<Space> before, Violations violations) {
    violations.check(!draft.name().isBlank(), "Name", "Please provide a name for this space.");
    violations.check(
        draft.name().length() <= NAME_LENGTH_MAX,
        "Name",
        "The name of a space can have at most 50 characters.");
    violations.check(
        draft.description().length() <= DESCRIPTION_LENGTH_MAX,
        "Description",
        "The description of a space can have at most 2000 characters.");
    violations.check(
        spaces.byName(draft.name()).filter(other -> !other.id().equals(id)).isEmpty(),
        "Name",
        "A space with this name already exists. Please choose a different name.");
    return new Space(
        id,
        draft.name(),
        slug(id, draft, before.map(Space::slug), violations),
        draft.description(),
        draft.isDefault().or(() -> before.map(Space::isDefault)).orElse(false),
        draft.isPrivate().or(() -> before.map(Space::isPrivate)).orElse(false),
        draft.taskQueueStopped().or(() -> before.map(Space::taskQueueStopped)).orElse(false));
  }

  private String slug(
      SpaceId id, SpaceDraft draft, Optional<String> slugBefore, Violations violations) {
    var given = draft.slug().filter(text -> !text.isBlank());
    if (given.isEmpty()) {
      return slugBefore.orElseGet(
          () -> Slug.free(draft.name(), "space", slug -> reserved(slug) || taken(id, slug)));
    }
    var slug = given.get();
    violations.check(
        Slug.acceptable(slug) && !reserved(slug),
        "Slug",
        "A slug has up to 50 letters, digits, dashes and underscores, begins with a letter or a"
            + " digit, and is neither the id of a space nor the word all.");
    violations.check(
        !taken(id, slug),
        "Slug",
        "A space with this slug already exists. Please choose a different slug.");
    return slug;
  }

  private static boolean reserved(String slug) {
    return SpaceId.parse(slug).isPresent()
        || RESERVED_SLUGS.stream().anyMatch(slug::equalsIgnoreCase);
  }

  private boolean taken(SpaceId id, String slug) {
    return spaces.bySlug(slug).filter(other -> !other.id().equals(id)).isPresent();
  }

  /** The other teams that are to manage the space: teams of the system, each once. */
  List<TeamId> managerTeams(SpaceId id, SpaceDraft draft, Violations violations) {
    var found = new ArrayList<TeamId>();
    for (var text : draft.managerTeams()) {
      var team = TeamId.parse(text);
      if (team.equals(Optional.of(TeamId.ofSpaceManagers(id)))) {
        continue;
      }
      team.flatMap(teams::get)
          .filter(known -> known.space().map(id::equals).orElse(true))
          .map(Team::id)
          .ifPresentOrElse(
              found::add,
              () ->
                  violations.add(
                      "SpaceManagersTeams",
                      "There is no team with the id " + text + " that could manage this space."));
    }
    return found.stream().distinct().toList();
  }

  /** The people who are to manage the space, each once, in the order given. */
  List<UserId> managers(SpaceDraft draft, Set<UserId> known, Violations violations) {
    var found = new ArrayList<UserId>();
    for (var text : draft.managers()) {
      UserId.parse(text)
          .filter(user -> known.contains(user) || users.get(user).isPresent())
          .ifPresentOrElse(
              found::add,
              () ->
                  violations.add(
                      "SpaceManagersTeamMembers", "There is no user with the id " + text + "."));
    }
    return found.stream().distinct().toList();
  }

  static void requireManagers(boolean there, Violations violations) {
    violations.check(
        there,
        "SpaceManagersTeams",
        "Please select at least one team or one team member as the manager of this space.");
  }
}
