package io.keyden.cli.rotation;

import org.jspecify.annotations.Nullable;

/** A key did not get to where it is used. The message says why, and holds no secret. */
public final class DeliveryException extends Exception {
  /** With a reason that reads well after "could not reach the file …: ". */
  public DeliveryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
