package io.keyden.core.key;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys. A revoked key is deleted; what it was stays in the audit events. Works within a
 * transaction only.
 */
public interface ApiKeyStore {
  /**
   * Adds {@code key}, to be looked up by {@code digest}.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if a key with this digest or id
   *     is there
   */
  void insert(ApiKey key, KeyDigest digest);

  /** The key with this id. */
  Optional<ApiKey> get(ApiKeyId id);

  /** The key with this digest, whether or not its time is over. */
  Optional<ApiKey> byDigest(KeyDigest digest);

  /** Deletes the key and announces {@link KeyRevoked}; false if there is none. */
  boolean delete(ApiKeyId id);

  /**
   * Deletes all keys of {@code owner}, announces {@link KeyRevoked} for each, and gives what they
   * were.
   */
  List<ApiKey> deleteAllOf(UserId owner);

  /** The keys that {@code filter} lets through, in {@code order}, each with its owner. */
  Page<OwnedApiKey> find(ApiKeyFilter filter, ApiKeyOrder order, PageRequest page);

  /**
   * The keys of {@code owner} that {@code filter} lets through, newest first; those made at one
   * moment by their id.
   */
  default Page<ApiKey> ofOwner(UserId owner, ApiKeyFilter filter, PageRequest page) {
    return find(filter.ownedBy(owner), ApiKeyOrder.NEWEST_FIRST, page).map(OwnedApiKey::key);
  }

  /**
   * How many of the keys that {@code filter} lets through end in which part of time.
   *
   * @param bounds where a part ends and the next begins, at least one, in ascending order; an end
   *     at a bound belongs to what begins there
   */
  EndCounts countEnds(ApiKeyFilter filter, List<Instant> bounds);

  /** Notes when keys were last used; never moves that back; keys that are gone are left out. */
  void noteUse(Map<ApiKeyId, Instant> uses);
}
