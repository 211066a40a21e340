package io.keyden.core.oidc;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import java.util.List;
import java.util.Optional;

/** The OIDC identities. Works within a transaction only. */
public interface OidcIdentityStore {
  /**
   * The id for the next new identity; each is given out once, also if the identity is deleted
   * later.
   */
  OidcIdentityId nextId();

  /** Adds {@code identity}. */
  void insert(OidcIdentity identity);

  /** Replaces what is kept of {@code identity.id()}. A missing one is a bug. */
  void update(OidcIdentity identity);

  /** Deletes {@code id}; false if there is none. */
  boolean delete(OidcIdentityId id);

  /** Deletes all identities of {@code account}. */
  void deleteAllOf(UserId account);

  /** The identity with this id. */
  Optional<OidcIdentity> get(OidcIdentityId id);

  /** The identities of {@code account}, oldest first. */
  List<OidcIdentity> of(UserId account);
}
