package io.keyden.server.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import io.keyden.core.text.CaseFolding;
import io.keyden.core.user.CommonPasswords;
import io.keyden.core.user.PasswordPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The 3,000 commonest passwords of those that are long enough at all, from the list by frequency
 * that comes with zxcvbn. It is read when the first password is set.
 */
public final class ListedCommonPasswords implements CommonPasswords {
  /** How many are refused. Source: OWASP ASVS 6.2. */
  static final int COUNT = 3000;

  @Override
  public boolean contain(String folded) {
    return Loaded.PASSWORDS.contains(folded);
  }

  /** Loaded once, at first use. */
  private static final class Loaded {
    static final Set<String> PASSWORDS = load();

    private static Set<String> load() {
      try {
        return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
            .filter(password ->
                password.codePointCount(0, password.length()) >= PasswordPolicy.LENGTH_MIN)
            .map(CaseFolding::fold)
            .distinct()
            .limit(COUNT)
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException("the list of common passwords cannot be read", e);
      }
    }
  }
}
