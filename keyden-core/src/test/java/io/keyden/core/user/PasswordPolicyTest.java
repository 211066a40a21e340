package io.keyden.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violation;
import io.keyden.core.problem.Violations;
import io.keyden.core.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {
  private final PasswordPolicy policy = new PasswordPolicy("password1"::equals);

  @ParameterizedTest
  @ValueSource(
      strings = {"eightchr", "ЖЖЖЖЖЖЖЖ", "        ", "😀😀😀😀😀😀😀😀", "test-id 5d942bec-8152"})
  void any_kind_of_characters_will_do(String password) {
    assertThat(faults(password)).isEmpty();
  }

  @Test
  void lengths_from_8_to_256_are_allowed_counted_in_characters() {
    assertThat(faults("a".repeat(7))).hasSize(1);
    assertThat(faults("😀".repeat(7))).hasSize(1);
    assertThat(faults("ab".repeat(32))).isEmpty();
    assertThat(faults("😀".repeat(256))).isEmpty();
    assertThat(faults("a".repeat(257))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "password1", "PASSWORD1", "ada.Lovelace"})
  void refusals_say_that_it_was_too_weak_and_do_not_repeat_it(String password) {
    assertThat(faults(password))
        .isNotEmpty()
        .allSatisfy(text -> {
          assertThat(text).startsWith("The password was too weak");
          assertThat(text).doesNotContain(password);
        });
  }

  private List<String> faults(String password) {
    var violations = new Violations();
    policy.check(Secret.of(password), "Ada.Lovelace", violations);
    try {
      violations.throwIfAny();
      return List.of();
    } catch (ProblemException e) {
      return ((Problem.Invalid) e.problem()).violations().stream().map(Violation::text).toList();
    }
  }
}
