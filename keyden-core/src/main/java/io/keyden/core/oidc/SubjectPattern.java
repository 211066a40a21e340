package io.keyden.core.oidc;

/**
 * A subject in which {@code *} stands for any characters, also none, and {@code ?} for any one.
 * Case matters.
 */
final class SubjectPattern {
  private SubjectPattern() {}

  /**
   * Whether {@code subject} fits {@code pattern}. Takes time in proportion to the two lengths
   * multiplied at most, whatever they hold.
   */
  static boolean matches(String pattern, String subject) {
    int inPattern = 0;
    int inSubject = 0;
    int star = -1;
    int starred = 0;
    while (inSubject < subject.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        starred = inSubject;
      } else if (inPattern < pattern.length()
          && (pattern.charAt(inPattern) == '?'
              || pattern.charAt(inPattern) == subject.charAt(inSubject))) {
        inPattern++;
        inSubject++;
      } else if (star >= 0) {
        // The last star takes one more; those before it need not change.
        inPattern = star + 1;
        inSubject = ++starred;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }
}
