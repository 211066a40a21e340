package io.keyden.core.key;

import io.keyden.core.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which keys are wanted; every part must hold, texts in any case.
 *
 * @param owner whose keys
 * @param purpose a part of the purpose
 * @param keyword a part of the purpose or of the hint
 * @param neverExpires true for keys that never end, false for those that do
 * @param expiresFrom the earliest end that is wanted; a key that never ends has none
 * @param expiresTo the first end that is no longer wanted
 */
public record ApiKeyFilter(
    Optional<UserId> owner,
    Optional<String> purpose,
    Optional<String> keyword,
    Optional<Boolean> neverExpires,
    Optional<Instant> expiresFrom,
    Optional<Instant> expiresTo) {
  /** Every key. */
  public static final ApiKeyFilter ANY =
      new ApiKeyFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same, of the keys of {@code id} alone. */
  public ApiKeyFilter ownedBy(UserId id) {
    return new ApiKeyFilter(
        Optional.of(id), purpose, keyword, neverExpires, expiresFrom, expiresTo);
  }
}
