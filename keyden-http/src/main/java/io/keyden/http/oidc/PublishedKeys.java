package io.keyden.http.oidc;

/** The public halves of the keys that access tokens are signed with. */
@FunctionalInterface
public interface PublishedKeys {
  /**
   * The JSON Web Key Set (RFC 7517) as text.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Unavailable}
   */
  String keySet();
}
