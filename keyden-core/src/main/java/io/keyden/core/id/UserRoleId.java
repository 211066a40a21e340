package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of a user role: {@code userroles-} and a name or a number.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record UserRoleId(String value) {
  private static final IdForm FORM = IdForm.named("userroles-");

  /** Brings {@code value} to the one spelling that is stored. */
  public UserRoleId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<UserRoleId> parse(String text) {
    return FORM.canonical(text).map(UserRoleId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
