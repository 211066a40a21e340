package io.keyden.core.oidc;

/** The URL of an issuer: a slash at its end makes no difference. */
public final class IssuerUrl {
  private IssuerUrl() {}

  /** {@code url} in the one spelling by which issuers are told apart. */
  public static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Whether both name one issuer. */
  public static boolean same(String one, String other) {
    return withoutSlash(one).equals(withoutSlash(other));
  }
}
