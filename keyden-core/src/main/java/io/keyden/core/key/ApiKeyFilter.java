package io.keyden.core.key;

import java.util.Optional;

/**
 * Which keys are wanted; every part must hold, in any case.
 *
 * @param purpose a part of the purpose
 * @param keyword a part of the purpose or of the hint
 */
public record ApiKeyFilter(Optional<String> purpose, Optional<String> keyword) {
  /** Every key. */
  public static final ApiKeyFilter ANY = new ApiKeyFilter(Optional.empty(), Optional.empty());
}
