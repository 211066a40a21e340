package io.keyden.http.space;

import io.keyden.core.id.SpaceId;
import io.keyden.core.role.Scope;
import io.keyden.core.space.ShowSpaces;
import io.keyden.core.space.Space;
import io.keyden.http.api.Api;
import io.keyden.http.seam.Request;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a request says of spaces: by its path, and by {@code spaces} and {@code includeSystem}. */
public final class SpaceOfPath {
  private static final String SPACES = "spaces";
  private static final String INCLUDE_SYSTEM = "includeSystem";
  private static final String ALL = "all";

  private final ShowSpaces spaces;

  /** Takes the use case that finds spaces. */
  public SpaceOfPath(ShowSpaces spaces) {
    this.spaces = spaces;
  }

  /**
   * The space that the path names, if it names one.
   *
   * @throws io.keyden.core.problem.ProblemException {@code SpaceNotFound} if there is no such space
   *     that the caller may know of
   */
  public Optional<SpaceId> of(Request request) {
    return request
        .space()
        .map(reference -> spaces.ofPath(Api.caller(request), reference))
        .map(Space::id);
  }

  /**
   * Which spaces' things are asked for, and whether those of the system are.
   *
   * <p>Below a space: that space's, and the system's unless the caller says no, since the command
   * line looks for system teams there. Elsewhere everything if nothing is said; else what is said,
   * as the .NET client does, which asks for the system's alone by {@code includeSystem} without
   * {@code spaces}.
   *
   * @param within the space of the path
   */
  public static Scope wanted(Request request, Optional<SpaceId> within) {
    var query = request.query();
    boolean systemSaid = query.text(INCLUDE_SYSTEM).filter(text -> !text.isBlank()).isPresent();
    boolean system = query.flag(INCLUDE_SYSTEM);
    if (within.isPresent()) {
      return new Scope(!systemSaid || system, within.map(Set::of));
    }
    var named = query.list(SPACES);
    if (named.isEmpty()) {
      return systemSaid
          ? new Scope(system, system ? Optional.of(Set.of()) : Optional.empty())
          : Scope.EVERYWHERE;
    }
    return new Scope(
        system,
        named.stream().anyMatch(ALL::equalsIgnoreCase)
            ? Optional.empty()
            : Optional.of(
                named.stream()
                    .map(SpaceId::parse)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet())));
  }

  /** The path of a collection: {@code /api/teams}, or {@code /api/Spaces-1/teams}. */
  public static String collection(Optional<SpaceId> within, String name) {
    return within.map(space -> "/api/" + space + "/" + name).orElse("/api/" + name);
  }
}
