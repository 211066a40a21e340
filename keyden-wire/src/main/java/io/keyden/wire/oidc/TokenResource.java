package io.keyden.wire.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a token exchange gives. Source: RFC 8693, 2.2.1.
 *
 * @param accessToken the token: the only time it is shown
 * @param expiresIn in seconds
 */
public record TokenResource(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("issued_token_type") String issuedTokenType,
    @JsonProperty("token_type") String tokenType,
    @JsonProperty("expires_in") long expiresIn) {
  /** Does not show the token. */
  @Override
  public String toString() {
    return "TokenResource[redacted]";
  }
}
