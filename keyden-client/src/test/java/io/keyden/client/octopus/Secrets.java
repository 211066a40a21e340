package io.keyden.client.octopus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Random texts in the forms that the vendor uses. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String UPPER_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String LETTERS_AND_DIGITS = UPPER_AND_DIGITS + "abcdefghijklmnopqrstuvwxyz";

  private Secrets() {}

  /** A key's secret: the Java SDK accepts 29 to 36 characters of this alphabet. */
  static String key() {
    return "API-" + characters(UPPER_AND_DIGITS, 28);
  }

  /** The id of a key: mixed case, which a client must keep. */
  static String keyId() {
    return "apikeys-" + characters(LETTERS_AND_DIGITS, 24) + "aZ";
  }

  static String cookie() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  /** The value of the CSRF cookie: always holds percent signs, which a client must leave alone. */
  static String csrfCookie() {
    String text = Base64.getEncoder().encodeToString(bytes(32));
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** An access token in the form of a JWT; nobody but this server can read it. */
  static String accessToken() {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String head = "{\"alg\":\"PS256\",\"typ\":\"JWT\"}";
    return encoder.encodeToString(head.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(bytes(48))
        + "."
        + encoder.encodeToString(bytes(64));
  }

  private static String characters(String alphabet, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
