package io.keyden.server.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.problem.Violations;
import io.keyden.core.secret.Secret;
import io.keyden.core.user.PasswordPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListedCommonPasswordsTest {
  private final PasswordPolicy policy = new PasswordPolicy(new ListedCommonPasswords());

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "PassWord", "12345678", "iloveyou", "qwertyuiop", "password1"})
  void the_commonest_are_refused_in_any_case(String common) {
    assertThat(allowed(common)).isFalse();
  }

  @Test
  void passwords_that_programs_set_are_allowed() {
    assertThat(allowed("test-id 5d942bec-8152-4d74-a5e5-0c7e13cb4494")).isTrue();
    assertThat(allowed("QwErTyMixedCaseLetter")).isTrue();
  }

  private boolean allowed(String password) {
    var violations = new Violations();
    policy.check(Secret.of(password), "ada", violations);
    return violations.isEmpty();
  }
}
