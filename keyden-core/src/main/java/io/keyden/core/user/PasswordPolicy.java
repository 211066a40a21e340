package io.keyden.core.user;

import io.keyden.core.problem.Violations;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.text.CaseFolding;

/**
 * Which passwords may be chosen.
 *
 * <p>At least eight characters of any kind, none of the commonest, not the user name. There is no
 * rule about kinds of characters. Sources: OWASP ASVS 6.2 and NIST SP 800-63B; programs set
 * passwords of small letters and blanks, which a rule about kinds would refuse.
 */
public final class PasswordPolicy {
  /** The fewest characters a password may have. */
  public static final int LENGTH_MIN = 8;

  /** The most characters a password may have: nobody types more, and hashing has a price. */
  public static final int LENGTH_MAX = 256;

  private static final String MEMBER = "Password";

  private final CommonPasswords common;

  /** Refuses what is among {@code common}. */
  public PasswordPolicy(CommonPasswords common) {
    this.common = common;
  }

  /**
   * Notes what is wrong with a password that somebody chooses for {@code username}. No text repeats
   * it.
   */
  @RevealsSecret(because = "the rules are about the text itself")
  public void check(Secret password, String username, Violations violations) {
    var text = password.reveal();
    int length = text.codePointCount(0, text.length());
    if (length > LENGTH_MAX) {
      violations.add(MEMBER, "The password must not be longer than " + LENGTH_MAX + " characters.");
      return;
    }
    // Source: the vendor's refusals of a password begin with these words.
    violations.check(
        length >= LENGTH_MIN,
        MEMBER,
        "The password was too weak. Please use at least " + LENGTH_MIN + " characters.");
    violations.check(
        !CaseFolding.same(text, username),
        MEMBER,
        "The password was too weak. It must not be the username.");
    violations.check(
        !common.contain(CaseFolding.fold(text)),
        MEMBER,
        "The password was too weak. It is one of the most common passwords.");
  }
}
