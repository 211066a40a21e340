package io.keyden.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violation;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a use case refuses, and how. */
public final class Refused {
  private Refused() {}

  /** The problem that {@code call} throws. */
  public static Problem problem(ThrowingCallable call) {
    var thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).as("a refusal").isNotNull();
    return thrown.problem();
  }

  /** Asserts that {@code call} is refused for want of {@code missing}. */
  public static void forbidden(Permission missing, ThrowingCallable call) {
    assertThat(problem(call)).isEqualTo(new Problem.Forbidden(missing));
  }

  /** Asserts that {@code call} is refused because it reaches above the caller's rights. */
  public static void aboveOwnRights(ThrowingCallable call) {
    forbidden(Permission.ADMINISTER_SYSTEM, call);
  }

  /** Asserts that {@code call} finds nothing. */
  public static void notFound(ThrowingCallable call) {
    assertThat(problem(call)).isInstanceOf(Problem.NotFound.class);
  }

  /** The members that {@code call} finds fault with, in their order. */
  public static List<String> faults(ThrowingCallable call) {
    var problem = problem(call);
    assertThat(problem).isInstanceOf(Problem.Invalid.class);
    return ((Problem.Invalid) problem).violations().stream().map(Violation::member).toList();
  }
}
