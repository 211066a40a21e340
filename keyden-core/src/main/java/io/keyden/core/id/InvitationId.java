package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of an invitation, {@code Invitations-1}.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record InvitationId(String value) {
  private static final IdForm FORM = IdForm.numbered("Invitations-");

  /** Brings {@code value} to the one spelling that is stored. */
  public InvitationId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<InvitationId> parse(String text) {
    return FORM.canonical(text).map(InvitationId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
