package io.keyden.core.space;

import io.keyden.core.id.SpaceId;
import java.util.Optional;
import java.util.Set;

/**
 * Which spaces are wanted; every part must hold.
 *
 * @param name exactly this name, in any case
 * @param partialName a part of the name, in any case
 * @param ids one of these
 */
public record SpaceFilter(
    Optional<String> name, Optional<String> partialName, Optional<Set<SpaceId>> ids) {
  /** Every space. */
  public static final SpaceFilter ANY =
      new SpaceFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
