package io.keyden.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds the end of an answer in what has arrived of it. Knows only what the measured server sends:
 * {@code HTTP/1.1}, with a {@code Content-Length}.
 */
final class AnswerReader {
  /** No whole answer yet. */
  static final int INCOMPLETE = -1;

  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_LENGTH = 3;
  private static final int TEN = 10;

  private AnswerReader() {}

  /**
   * How long the answer at the start of the first {@code count} bytes is, or {@link #INCOMPLETE}.
   *
   * @throws IOException if it does not say its length
   */
  static int length(ByteBuffer arrived, int count) throws IOException {
    int headEnd = headEnd(arrived, count);
    if (headEnd == INCOMPLETE) {
      return INCOMPLETE;
    }
    int length = headEnd + contentLength(arrived, headEnd);
    return length <= count ? length : INCOMPLETE;
  }

  /** The status of the answer at the start. */
  static int status(ByteBuffer arrived) {
    int status = 0;
    for (int i = STATUS_AT; i < STATUS_AT + STATUS_LENGTH; i++) {
      status = status * TEN + arrived.get(i) - '0';
    }
    return status;
  }

  private static int headEnd(ByteBuffer arrived, int count) {
    for (int i = 3; i < count; i++) {
      if (arrived.get(i) == '\n' && arrived.get(i - 1) == '\r' && arrived.get(i - 2) == '\n') {
        return i + 1;
      }
    }
    return INCOMPLETE;
  }

  private static int contentLength(ByteBuffer arrived, int headEnd) throws IOException {
    for (int i = 0; i < headEnd - LENGTH.length; i++) {
      if (arrived.get(i) == '\r' && isLengthAt(arrived, i)) {
        return number(arrived, i + LENGTH.length);
      }
    }
    throw new IOException("an answer does not say how long it is");
  }

  private static boolean isLengthAt(ByteBuffer arrived, int start) {
    for (int i = 0; i < LENGTH.length; i++) {
      byte found = arrived.get(start + i);
      if (LENGTH[i] != (found >= 'A' && found <= 'Z' ? found - 'A' + 'a' : found)) {
        return false;
      }
    }
    return true;
  }

  private static int number(ByteBuffer arrived, int start) {
    int at = start;
    while (arrived.get(at) == ' ') {
      at++;
    }
    int number = 0;
    while (arrived.get(at) >= '0' && arrived.get(at) <= '9') {
      number = number * TEN + arrived.get(at) - '0';
      at++;
    }
    return number;
  }
}
