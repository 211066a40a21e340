package io.keyden.client.key;

/** The few characters of a key that may be shown: an Octopus server adds bullets to them. */
final class Hints {
  private static final int LENGTH = "API-FSX".length();

  private Hints() {}

  static String of(KeySecret secret) {
    String text = secret.reveal();
    return text.substring(0, Math.min(LENGTH, text.length()));
  }

  static String withoutBullets(String hint) {
    int end = 0;
    while (end < hint.length()
        && hint.charAt(end) > ' '
        && hint.charAt(end) < 0x7F
        && hint.charAt(end) != '*') {
      end++;
    }
    return hint.substring(0, end);
  }
}
