package io.keyden.client.problem;

import org.jspecify.annotations.Nullable;

/** No answer came. {@link #reason()} says why, as far as it can be known. */
public final class NoAnswerException extends KeydenException {
  private final Reason reason;
  private final boolean mayHaveArrived;

  /** Why no answer came. */
  public enum Reason {
    /** The name of the server is not known. */
    UNKNOWN_HOST,
    /** Nothing listens there, or the network does not lead there. */
    UNREACHABLE,
    /** The server's certificate is not trusted, or no encryption could be agreed on. */
    TLS,
    /** The time was up. */
    TIMED_OUT,
    /** The connection broke. */
    BROKEN,
    /** The thread was interrupted. */
    INTERRUPTED
  }

  /**
   * @param mayHaveArrived whether the server may have done what it was asked for all the same
   */
  public NoAnswerException(
      Reason reason, String message, boolean mayHaveArrived, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.mayHaveArrived = mayHaveArrived;
  }

  /** Why no answer came. */
  public Reason reason() {
    return reason;
  }

  /**
   * Whether the server may have done what it was asked for all the same. After a lost answer to the
   * creation of a key, for example, a key may exist whose secret nobody knows.
   */
  public boolean mayHaveArrived() {
    return mayHaveArrived;
  }
}
