package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of an API key: {@code apikeys-} and 26 random lower-case letters and digits.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record ApiKeyId(String value) {
  private static final IdForm FORM = IdForm.named("apikeys-");

  /** Brings {@code value} to the one spelling that is stored. */
  public ApiKeyId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<ApiKeyId> parse(String text) {
    return FORM.canonical(text).map(ApiKeyId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
