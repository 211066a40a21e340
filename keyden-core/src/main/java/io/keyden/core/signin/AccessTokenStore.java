package io.keyden.core.signin;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import java.time.Instant;
import java.util.Optional;

/** The access tokens. Works within a transaction only. */
public interface AccessTokenStore {
  /**
   * Adds a token, to be looked up by {@code digest}. It gets an id that no other token has or had.
   */
  AccessToken insert(NewAccessToken token, SecretDigest digest);

  /** The token with this digest, whether or not its time is over. */
  Optional<AccessToken> byDigest(SecretDigest digest);

  /** Whether the token is there, whether or not its time is over. */
  boolean contains(long id);

  /** Deletes all tokens of {@code user} and announces {@link AccessTokenEnded} for each. */
  void deleteAllOf(UserId user);

  /**
   * Deletes all tokens that {@code identity} was exchanged for and announces {@link
   * AccessTokenEnded} for each.
   */
  void deleteAllBy(OidcIdentityId identity);

  /**
   * Deletes those that ended before {@code instant}; nobody needs to hear of it, since they are
   * refused by their time.
   *
   * @return how many
   */
  int deleteEnded(Instant instant);
}
