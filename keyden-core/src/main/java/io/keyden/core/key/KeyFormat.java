package io.keyden.core.key;

import io.keyden.core.chance.Randomness;

/**
 * The text form of a key: {@code API-} and 25 to 32 characters of A–Z and 0–9.
 *
 * <p>Keys made here have 26 behind the prefix: 25 random ones (129.2 bits) and a check character by
 * ISO 7064 MOD 37,36, which catches every wrong character without asking a server, and every swap
 * of neighbours but one pair of characters in 630, a pair that depends on what stands before it.
 * Source of the form: public secret scanners look for {@code API-[A-Z0-9]{26}}; the public Java SDK
 * accepts 29 to 36 characters in all.
 */
public final class KeyFormat {
  /** What every key begins with. */
  public static final String PREFIX = "API-";

  /** The characters of a key, in the order of their value for the check character. */
  public static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final int RANDOM_LENGTH = 25;
  private static final int BODY_LENGTH_MIN = 25;
  private static final int BODY_LENGTH_MAX = 32;
  private static final int MODULUS = 36;

  private KeyFormat() {}

  /** Makes a new key. */
  public static KeySecret generate(Randomness randomness) {
    var body = randomness.text(ALPHABET, RANDOM_LENGTH);
    return KeySecret.of(PREFIX + body + checkCharacter(body));
  }

  /**
   * Whether {@code text} has the form of a key: of one made here, or of one that an operator
   * brought along.
   */
  public static boolean wellFormed(String text) {
    int length = text.length() - PREFIX.length();
    if (!text.startsWith(PREFIX) || length < BODY_LENGTH_MIN || length > BODY_LENGTH_MAX) {
      return false;
    }
    for (int i = PREFIX.length(); i < text.length(); i++) {
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether {@code text} is well-formed, has the length of keys made here, and its check character
   * fits.
   */
  public static boolean checks(String text) {
    int last = text.length() - 1;
    return wellFormed(text)
        && text.length() == PREFIX.length() + RANDOM_LENGTH + 1
        && text.charAt(last) == checkCharacter(text.substring(PREFIX.length(), last));
  }

  /** The check character of ISO 7064 MOD 37,36 over {@code body}. */
  static char checkCharacter(String body) {
    int product = MODULUS;
    for (int i = 0; i < body.length(); i++) {
      int sum = (product + ALPHABET.indexOf(body.charAt(i))) % MODULUS;
      product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }
    return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
  }
}
