package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of an OIDC identity of a service account, {@code ServiceAccountOidcIdentities-1}.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record OidcIdentityId(String value) {
  private static final String PREFIX = "ServiceAccountOidcIdentities-";
  private static final IdForm FORM = IdForm.numbered(PREFIX);

  /** Brings {@code value} to the one spelling that is stored. */
  public OidcIdentityId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<OidcIdentityId> parse(String text) {
    return FORM.canonical(text).map(OidcIdentityId::new);
  }

  /** The id with this number. */
  public static OidcIdentityId numbered(long number) {
    return new OidcIdentityId(PREFIX + number);
  }

  /** The number in it, by which identities are in the order of their making. */
  public long number() {
    return Long.parseLong(value.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return value;
  }
}
