package io.keyden.core.signin;

import java.time.Instant;
import java.util.List;

/** The keys that access tokens are signed with. Works within a transaction only. */
public interface SigningKeyStore {
  /** All keys, newest first. */
  List<SigningKey> all();

  /** Adds {@code key}. */
  void insert(SigningKey key);

  /** Deletes those that were made before {@code instant}. */
  void deleteCreatedBefore(Instant instant);
}
