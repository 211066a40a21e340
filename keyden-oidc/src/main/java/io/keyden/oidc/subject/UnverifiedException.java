package io.keyden.oidc.subject;

import io.keyden.core.text.Printable;

/** A token cannot be told to be the issuer's. */
final class UnverifiedException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int REASON_LENGTH_MAX = 500;

  private final String reason;

  /**
   * Takes why.
   *
   * @param reason for the log; it may hold words of others, never of the token
   */
  UnverifiedException(String reason) {
    super(reason, null, false, false);
    var printable = Printable.of(reason);
    this.reason =
        printable.length() <= REASON_LENGTH_MAX
            ? printable
            : printable.substring(0, REASON_LENGTH_MAX) + "…";
  }

  /** Why, fit for a line of a log. */
  String reason() {
    return reason;
  }
}
