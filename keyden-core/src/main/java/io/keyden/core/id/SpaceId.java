package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of a space, {@code Spaces-1}.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record SpaceId(String value) {
  private static final IdForm FORM = IdForm.numbered("Spaces-");

  /** Brings {@code value} to the one spelling that is stored. */
  public SpaceId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<SpaceId> parse(String text) {
    return FORM.canonical(text).map(SpaceId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
