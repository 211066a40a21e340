package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.role.Scope;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamFilter;
import io.keyden.core.team.TeamStore;
import io.keyden.core.user.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows spaces to those who may know of them. */
public final class ShowSpaces {
  private final Transactions transactions;
  private final SpaceStore spaces;
  private final TeamStore teams;
  private final UserStore users;
  private final GrantsLookup grants;
  private final SpaceManagers managers;
  private final SpaceAuthority authority;

  /** Takes what it works with. */
  public ShowSpaces(
      Transactions transactions,
      SpaceStore spaces,
      TeamStore teams,
      UserStore users,
      GrantsLookup grants,
      SpaceManagers managers) {
    this.transactions = transactions;
    this.spaces = spaces;
    this.teams = teams;
    this.users = users;
    this.grants = grants;
    this.managers = managers;
    this.authority = new SpaceAuthority(spaces, managers);
  }

  /**
   * One space.
   *
   * @param reference the id or slug
   * @throws ProblemException {@code NotFound} without such a space that the caller may know of
   */
  public ManagedSpace one(Caller caller, String reference) {
    return transactions.read(() ->
        authority
            .find(caller, reference)
            .map(managers::of)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound(reference))));
  }

  /**
   * The space that a path names.
   *
   * @param reference the id or slug
   * @throws ProblemException {@code SpaceNotFound} without such a space that the caller may know of
   */
  public Space ofPath(Caller caller, String reference) {
    return transactions.read(() ->
        authority
            .find(caller, reference)
            .orElseThrow(() -> new ProblemException(new Problem.SpaceNotFound(reference))));
  }

  /** The spaces that {@code filter} lets through and the caller may know of. */
  public Page<ManagedSpace> list(Caller caller, SpaceFilter filter, PageRequest page) {
    return transactions.read(() -> {
      var visible =
          spaces.find(filter).stream()
              .filter(space -> SpaceAuthority.visible(caller, space))
              .toList();
      var wanted = Page.of(visible, page);
      return new Page<>(managers.of(wanted.items()), wanted.total(), page);
    });
  }

  /**
   * The spaces that {@code user} may know of, as far as the caller may know of them as well.
   *
   * @throws ProblemException {@code Forbidden} for others without UserView, {@code NotFound}
   *     without such an account
   */
  public List<ManagedSpace> of(Caller caller, UserId user) {
    if (!caller.is(user)) {
      caller.require(Permission.USER_VIEW);
    }
    return transactions.read(() -> {
      if (users.get(user).isEmpty()) {
        throw new ProblemException(new Problem.NotFound(user.value()));
      }
      var theirs = grants.of(user);
      return managers.of(
          spaces.find(SpaceFilter.ANY).stream()
              .filter(space -> SpaceAuthority.visible(caller, space))
              .filter(space -> visible(theirs, space))
              .toList());
    });
  }

  private static boolean visible(Grants grants, Space space) {
    return space.isDefault() || grants.anyIn(space.id()) || grants.system(Permission.SPACE_VIEW);
  }

  /**
   * The teams of a space whose names contain {@code keyword}; none for who may not see them.
   *
   * @param reference the id or slug
   * @throws ProblemException {@code NotFound} without such a space that the caller may know of
   */
  public List<Team> search(Caller caller, String reference, String keyword) {
    return transactions.read(() -> {
      var space = one(caller, reference).space().id();
      var scope =
          new Scope(false, Optional.of(Set.of(space)))
              .and(Scope.of(caller.grants(), Permission.TEAM_VIEW));
      return teams
          .find(new TeamFilter(Optional.of(keyword), Optional.empty(), scope), PageRequest.ALL)
          .items();
    });
  }
}
