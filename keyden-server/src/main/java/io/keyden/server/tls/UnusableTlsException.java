package io.keyden.server.tls;

import org.jspecify.annotations.Nullable;

/** Why certificate and key cannot be used. The message is for the operator, never with the key. */
final class UnusableTlsException extends Exception {
  private static final long serialVersionUID = 1;

  private final String hint;

  UnusableTlsException(String message, String hint) {
    this(message, hint, null);
  }

  UnusableTlsException(String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  /** What helps. */
  String hint() {
    return hint;
  }
}
