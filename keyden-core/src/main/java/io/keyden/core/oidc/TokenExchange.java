package io.keyden.core.oidc;

import io.keyden.core.secret.Secret;
import io.keyden.core.signin.CreatedAccessToken;
import java.time.Duration;

/** A token exchange: what is wanted, and what came of it. */
public final class TokenExchange {
  private TokenExchange() {}

  /**
   * What is wanted.
   *
   * @param audience the external id of the service account
   * @param subjectToken the word of another issuer
   * @param issuer the address of this server, which the access token names
   */
  public record Request(String audience, Secret subjectToken, String issuer) {}

  /** What came of it. */
  public sealed interface Result {
    /**
     * An access token.
     *
     * @param created the token with its secret
     * @param life how long it is good
     */
    record Exchanged(CreatedAccessToken created, Duration life) implements Result {}

    /**
     * None.
     *
     * @param description sentences for the owner of the pipeline, which tell nobody what they could
     *     not know
     */
    record Refused(String description) implements Result {}
  }
}
