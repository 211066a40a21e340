package io.keyden.core.chance;

/**
 * A source of random numbers that nobody can predict; passed in, so that tests can repeat
 * themselves.
 */
public interface Randomness {
  /** Fills {@code bytes} with random bits. */
  void fill(byte[] bytes);

  /**
   * A number from 0 to {@code bound - 1}, each as likely as the others (no modulo bias).
   *
   * @param bound at least 1
   */
  int below(int bound);

  /** {@code length} characters, each drawn evenly and alone from {@code alphabet}. */
  default String text(String alphabet, int length) {
    var characters = new char[length];
    for (int i = 0; i < length; i++) {
      characters[i] = alphabet.charAt(below(alphabet.length()));
    }
    return new String(characters);
  }
}
