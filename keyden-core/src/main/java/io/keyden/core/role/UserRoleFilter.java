package io.keyden.core.role;

import io.keyden.core.id.UserRoleId;
import java.util.Optional;
import java.util.Set;

/**
 * Which roles are wanted; every part must hold.
 *
 * @param partialName a part of the name, in any case
 * @param ids one of these
 */
public record UserRoleFilter(Optional<String> partialName, Optional<Set<UserRoleId>> ids) {
  /** Every role. */
  public static final UserRoleFilter ANY = new UserRoleFilter(Optional.empty(), Optional.empty());
}
