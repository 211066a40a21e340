package io.keyden.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

final class ViolationsTest {
  private final Violations violations = new Violations();

  @Test
  void nothing_noted_goes_on() {
    violations.check(true, "Name", "Must be there.");

    assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    assertThat(violations.isEmpty()).isTrue();
  }

  @Test
  void everything_noted_is_told_at_once_in_its_order() {
    violations.add("Name", "Must be there.");
    violations.check(false, "Slug", "Must be lower case.");

    var thrown = catchThrowableOfType(ProblemException.class, violations::throwIfAny);

    assertThat(thrown.problem())
        .isEqualTo(
            new Problem.Invalid(
                java.util.List.of(
                    new Violation("Name", "Must be there."),
                    new Violation("Slug", "Must be lower case."))));
  }

  @Test
  void what_is_noted_later_does_not_change_what_was_thrown() {
    violations.add("Name", "Must be there.");
    var thrown = catchThrowableOfType(ProblemException.class, violations::throwIfAny);

    violations.add("Slug", "Must be lower case.");

    assertThat(((Problem.Invalid) thrown.problem()).violations()).hasSize(1);
  }

  @Test
  void an_expected_problem_costs_no_stack_trace_but_one_with_a_cause_has_it() {
    var expected = new ProblemException(new Problem.NotFound("Users-9"));
    var caused =
        new ProblemException(new Problem.Unavailable("storage"), new IllegalStateException("full"));

    assertThat(expected.getStackTrace()).isEmpty();
    assertThat(expected).hasMessageContaining("Users-9");
    assertThat(caused).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(caused.getStackTrace()).isNotEmpty();
  }
}
