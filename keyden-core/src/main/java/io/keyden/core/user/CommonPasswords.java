package io.keyden.core.user;

/** Knows the passwords that are tried first by whoever guesses. */
@FunctionalInterface
public interface CommonPasswords {
  /**
   * Whether a password is one of them.
   *
   * @param folded the password without regard to case, see {@link
   *     io.keyden.core.text.CaseFolding#fold}
   */
  boolean contain(String folded);
}
