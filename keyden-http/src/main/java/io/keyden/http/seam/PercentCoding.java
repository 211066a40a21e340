package io.keyden.http.seam;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict percent-decoding of UTF-8: what is malformed is refused, never repaired. */
final class PercentCoding {
  private PercentCoding() {}

  /**
   * Decodes {@code raw} between {@code from} (inclusive) and {@code to} (exclusive).
   *
   * @param plusIsSpace whether {@code +} is a space, as in a query
   * @throws BadRequestException on a character outside visible ASCII, on a malformed escape, and on
   *     bytes that are no UTF-8
   */
  static String decode(String raw, int from, int to, boolean plusIsSpace) {
    boolean plain = true;
    for (int i = from; i < to; i++) {
      char character = raw.charAt(i);
      if (!Ascii.isVisible(character)) {
        throw new BadRequestException(
            "The request target holds a character that must be percent-encoded.");
      }
      if (character == '%' || (plusIsSpace && character == '+')) {
        plain = false;
      }
    }
    return plain ? raw.substring(from, to) : decodeEscapes(raw, from, to, plusIsSpace);
  }

  private static String decodeEscapes(String raw, int from, int to, boolean plusIsSpace) {
    byte[] bytes = new byte[to - from];
    int length = 0;
    int i = from;
    while (i < to) {
      char character = raw.charAt(i);
      if (character == '%') {
        if (i + 2 >= to) {
          throw malformedEscape();
        }
        bytes[length++] = (byte) (hexDigit(raw.charAt(i + 1)) << 4 | hexDigit(raw.charAt(i + 2)));
        i += 3;
      } else {
        bytes[length++] = (byte) (plusIsSpace && character == '+' ? ' ' : character);
        i++;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadRequestException("The request target is not valid UTF-8.");
    }
  }

  private static int hexDigit(char character) {
    int digit = character < 0x80 ? Character.digit(character, 16) : -1;
    if (digit < 0) {
      throw malformedEscape();
    }
    return digit;
  }

  private static BadRequestException malformedEscape() {
    return new BadRequestException("The request target holds a malformed percent escape.");
  }
}
