package io.keyden.wire.user;

/**
 * A new access token: the only time it is shown.
 *
 * @param accessToken the token
 */
public record AccessTokenResource(String accessToken) {
  /** Does not show the token. */
  @Override
  public String toString() {
    return "AccessTokenResource[redacted]";
  }
}
