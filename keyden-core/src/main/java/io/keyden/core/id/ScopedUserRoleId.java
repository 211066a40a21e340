package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of a role given to a team, {@code ScopedUserRoles-1}.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record ScopedUserRoleId(String value) {
  private static final IdForm FORM = IdForm.numbered("ScopedUserRoles-");

  /** Brings {@code value} to the one spelling that is stored. */
  public ScopedUserRoleId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<ScopedUserRoleId> parse(String text) {
    return FORM.canonical(text).map(ScopedUserRoleId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
