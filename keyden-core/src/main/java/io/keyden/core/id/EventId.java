package io.keyden.core.id;

import java.util.Optional;

/**
 * The id of an audit event, {@code Events-1}; its number is the place in the chain.
 *
 * <p>Another form is an {@link IllegalArgumentException}.
 */
public record EventId(String value) {
  private static final IdForm FORM = IdForm.numbered("Events-");

  /** Brings {@code value} to the one spelling that is stored. */
  public EventId {
    value = FORM.require(value);
  }

  /** Reads an id in any case; empty if it has another form, hence names nothing. */
  public static Optional<EventId> parse(String text) {
    return FORM.canonical(text).map(EventId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
