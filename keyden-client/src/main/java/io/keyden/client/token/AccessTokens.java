package io.keyden.client.token;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.ExchangedToken;

/** Access tokens of the server. */
public final class AccessTokens {
  private final Api api;

  /** Called by the client. */
  public AccessTokens(Api api) {
    this.api = api;
  }

  /**
   * Exchanges a token of another issuer for an access token of the server (RFC 8693). It needs no
   * credential. A client that shall go on by itself takes {@code
   * KeydenClient.builder().exchangedToken(…)} instead.
   *
   * @param subjectToken the token of an issuer that the service account trusts
   * @param serviceAccountId the service account's external id, a UUID that its page in the portal
   *     shows
   * @throws io.keyden.client.problem.NotSignedInException if the server refuses the token
   * @throws io.keyden.client.problem.NoSubjectTokenException if it cannot be a token
   */
  public AccessToken exchange(String subjectToken, String serviceAccountId) {
    ExchangedToken token = api.exchange(subjectToken, serviceAccountId);
    return new AccessToken(token.text(), token.expiresIn());
  }
}
