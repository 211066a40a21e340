package io.keyden.core.space;

import io.keyden.core.id.SpaceId;
import io.keyden.core.team.KnownSpaces;
import java.util.List;
import java.util.Optional;

/**
 * The spaces. Every change announces {@link io.keyden.core.access.AccessChanged}. Works within a
 * transaction only.
 */
public interface SpaceStore extends KnownSpaces {
  /** The id for the next new space; each is given out once, also if the space is deleted later. */
  SpaceId nextId();

  /**
   * Adds {@code space}.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if its name or slug is taken in
   *     any case
   */
  void insert(Space space);

  /**
   * Replaces what is kept of {@code space.id()}. A missing one is a bug.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if its name or slug is taken in
   *     any case
   */
  void update(Space space);

  /** Deletes {@code id}, which may have no teams and roles any more; false if there is none. */
  boolean delete(SpaceId id);

  /** The space with this id. */
  Optional<Space> get(SpaceId id);

  /** The space with this name, in any case. */
  Optional<Space> byName(String name);

  /** The space with this slug, in any case. */
  Optional<Space> bySlug(String slug);

  /** The space that clients mean who name none; empty while there is no such space. */
  Optional<Space> defaultSpace();

  /**
   * The spaces that {@code filter} lets through, by name without regard to case. If it has a part
   * of a name, the space with exactly that name comes first: clients read the first page only and
   * look for the exact one.
   */
  List<Space> find(SpaceFilter filter);

  @Override
  default boolean exists(SpaceId space) {
    return get(space).isPresent();
  }

  @Override
  default List<SpaceId> everySpace() {
    return find(SpaceFilter.ANY).stream().map(Space::id).toList();
  }
}
