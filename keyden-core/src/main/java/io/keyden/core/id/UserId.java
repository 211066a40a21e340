package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of a person or a service account, {@code Users-1}.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record UserId(String value) {
  private static final IdForm FORM = IdForm.numbered("Users-");

  /** Brings {@code value} to the one spelling that is stored. */
  public UserId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<UserId> parse(String text) {
    return FORM.canonical(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
