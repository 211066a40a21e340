package io.keyden.client.internal;

import java.io.IOException;

/** More came than any answer of this API has. */
final class AnswerTooLongException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  AnswerTooLongException(int status) {
    super("the answer is too long");
    this.status = status;
  }

  int status() {
    return status;
  }
}
