package io.keyden.core.access;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.OidcIdentityId;
import java.time.Instant;
import java.util.Optional;

/** How a caller proved who they are. */
public sealed interface Proof {
  /** The key behind it, if one is: also of a token or a session that was made with a key. */
  Optional<Key> key();

  /**
   * An API key.
   *
   * @param id which
   * @param hint its first characters
   * @param purpose its owner's text
   * @param created when it was made
   * @param expires when it ends, if ever
   */
  record Key(ApiKeyId id, String hint, String purpose, Instant created, Optional<Instant> expires)
      implements Proof {
    @Override
    public Optional<Key> key() {
      return Optional.of(this);
    }
  }

  /**
   * An access token.
   *
   * @param id which, as the store numbers it
   * @param expires when it ends
   * @param madeWith the key it was made with, if one was
   * @param identity the OIDC identity it was exchanged by, if by one
   */
  record Token(long id, Instant expires, Optional<Key> madeWith, Optional<OidcIdentityId> identity)
      implements Proof {
    @Override
    public Optional<Key> key() {
      return madeWith;
    }
  }

  /**
   * The cookie of a session.
   *
   * @param id the session
   * @param madeWith the key that was sent along when it was made, if one was
   */
  record Session(long id, Optional<Key> madeWith) implements Proof {
    @Override
    public Optional<Key> key() {
      return madeWith;
    }
  }

  /** Nothing was proved. */
  record Nothing() implements Proof {
    @Override
    public Optional<Key> key() {
      return Optional.empty();
    }
  }
}
