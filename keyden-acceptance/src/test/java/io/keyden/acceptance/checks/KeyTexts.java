package io.keyden.acceptance.checks;

import io.keyden.acceptance.PackagedServer;

/** Texts of keys, right and wrong. */
public final class KeyTexts {
  private static final String PREFIX = "API-";
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private KeyTexts() {}

  /** A key with the right check character that no server has given out. */
  public static String unknown() {
    String random = PackagedServer.randomKey();
    String body = random.substring(PREFIX.length(), random.length() - 1);
    return PREFIX + body + checkCharacter(body);
  }

  /** The key with its check character exchanged for the next one. */
  public static String mistyped(String key) {
    int last = ALPHABET.indexOf(key.charAt(key.length() - 1));
    return key.substring(0, key.length() - 1) + ALPHABET.charAt((last + 1) % ALPHABET.length());
  }

  /** Whether the last character of the key is the check character of those before it. */
  static boolean checks(String key) {
    int last = key.length() - 1;
    return key.charAt(last) == checkCharacter(key.substring(PREFIX.length(), last));
  }

  /** By ISO 7064, the hybrid system MOD 37,36, written from the standard's formula. */
  private static char checkCharacter(String body) {
    int state = 36;
    for (int i = 0; i < body.length(); i++) {
      int sum = (state + ALPHABET.indexOf(body.charAt(i))) % 36;
      state = ((sum == 0 ? 36 : sum) * 2) % 37;
    }
    return ALPHABET.charAt((37 - state) % 36);
  }
}
