package io.keyden.core.user;

import io.keyden.core.id.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Which users are wanted; every part must hold.
 *
 * @param text a part of the user name, display name, mail address or an identity's claim, in any
 *     case
 * @param ids one of these
 * @param active active or not
 * @param service service account or not
 */
public record UserFilter(
    Optional<String> text,
    Optional<Set<UserId>> ids,
    Optional<Boolean> active,
    Optional<Boolean> service) {
  /** Every user. */
  public static final UserFilter ANY =
      new UserFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
