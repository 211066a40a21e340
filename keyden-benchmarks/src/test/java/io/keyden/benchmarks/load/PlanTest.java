package io.keyden.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static Plan plan(String arguments) {
    return Plan.of(List.of(arguments.split(" ", -1))).orElseThrow();
  }

  @Test
  void without_options_all_but_the_large_stores_is_measured_in_three_rounds() {
    var plan = plan("--program bin/keyden");

    assertThat(plan.program()).isEqualTo(Path.of("bin/keyden"));
    assertThat(plan.parts())
        .containsExactlyInAnyOrder(Plan.Part.READS, Plan.Part.CREATES, Plan.Part.STARTS);
    assertThat(plan.rounds()).isEqualTo(3);
  }

  @Test
  void a_quick_run_has_one_round_and_can_be_of_some_parts() {
    var plan = plan("--only starts --program bin/keyden --quick --only reads");

    assertThat(plan.parts()).containsExactlyInAnyOrder(Plan.Part.STARTS, Plan.Part.READS);
    assertThat(plan.rounds()).isOne();
  }

  @Test
  void large_stores_are_measured_when_they_are_asked_for() {
    var plan = plan("--only growth --only nodes --program bin/keyden");

    assertThat(plan.parts()).containsExactlyInAnyOrder(Plan.Part.GROWTH, Plan.Part.NODES);
    assertThat(plan.many().keys()).isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--quick",
        "--program",
        "--program keyden --only",
        "--program keyden --only everything",
        "--program keyden --fast"
      })
  void what_is_not_understood_is_refused(String arguments) {
    assertThat(Plan.of(List.of(arguments.split(" ", -1)))).isEmpty();
  }
}
