package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import java.util.Optional;

/** Who may see and change which space. Works within a transaction. */
final class SpaceAuthority {
  private final SpaceStore spaces;
  private final SpaceManagers managers;

  SpaceAuthority(SpaceStore spaces, SpaceManagers managers) {
    this.spaces = spaces;
    this.managers = managers;
  }

  /**
   * Whether {@code caller} may know of {@code space}: who has any right in it or SpaceView. The
   * default space is seen by whoever is signed in, since the Go client fails in many calls without
   * one.
   */
  static boolean visible(Caller caller, Space space) {
    caller.userId();
    return space.isDefault()
        || caller.grants().anyIn(space.id())
        || caller.grants().system(Permission.SPACE_VIEW);
  }

  /** The space with this id or slug, if there is one that the caller may know of. */
  Optional<Space> find(Caller caller, String reference) {
    caller.userId();
    return SpaceId.parse(reference)
        .flatMap(spaces::get)
        .or(() -> spaces.bySlug(reference))
        .filter(space -> visible(caller, space));
  }

  /**
   * The space, if the caller has {@code permission} at system level or is one of its managers.
   *
   * @throws ProblemException {@code NotFound} without such a space that the caller may know of,
   *     {@code Forbidden} if they may not
   */
  ManagedSpace with(Caller caller, Permission permission, String reference) {
    var space =
        find(caller, reference)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound(reference)));
    var managed = managers.of(space);
    caller.require(
        caller.grants().system(permission) || managers.isManager(caller, managed), permission);
    return managed;
  }
}
