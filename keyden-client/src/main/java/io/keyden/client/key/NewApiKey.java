package io.keyden.client.key;

import java.time.Instant;
import java.util.Optional;

/**
 * A key to be made. Immutable; begin with {@link #of}.
 *
 * <p>Without an expiry the server's default applies: 180 days, unless an administrator chose
 * otherwise; on an Octopus server before 2025.4 it is never. No key outlives the key that makes it.
 */
public final class NewApiKey {
  private final String purpose;
  private final Expiry expiry;

  /** When a key ends. */
  sealed interface Expiry {
    /** The member is left out. */
    record ServerDefault() implements Expiry {}

    /** The member is null. */
    record Maximum() implements Expiry {}

    /** The member is a time. */
    record At(Instant instant) implements Expiry {}
  }

  private NewApiKey(String purpose, Expiry expiry) {
    this.purpose = purpose;
    this.expiry = expiry;
  }

  /** A key that ends when the server's default says. */
  public static NewApiKey of(String purpose) {
    return new NewApiKey(purpose, new Expiry.ServerDefault());
  }

  /**
   * The same, ending at {@code instant}. The server refuses a time in the past, one after the end
   * of the key that is used for the call, and one beyond its maximum.
   */
  public NewApiKey expiringAt(Instant instant) {
    return new NewApiKey(purpose, new Expiry.At(instant));
  }

  /**
   * The same, as long-lived as the server allows: 366 days unless an administrator chose otherwise;
   * on an Octopus server before 2025.4 for ever.
   */
  public NewApiKey expiringAtMaximum() {
    return new NewApiKey(purpose, new Expiry.Maximum());
  }

  /** What it is for. */
  public String purpose() {
    return purpose;
  }

  /** When it shall end, if a time was given. */
  public Optional<Instant> expires() {
    return expiry instanceof Expiry.At at ? Optional.of(at.instant()) : Optional.empty();
  }

  Expiry expiry() {
    return expiry;
  }
}
