package io.keyden.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.benchmarks.sample.SampleInstallation.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The measurements on stores of two sizes work, against the packaged server on both databases. */
@EnabledOnOs(OS.LINUX)
class GrowthTest {
  /** Long enough for an answer on a machine that is busy with other tests. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final Plan SHORT =
      new Plan(
          Path.of("..", "keyden-server", "target", "keyden", "bin", "keyden").toAbsolutePath(),
          EnumSet.of(Plan.Part.GROWTH, Plan.Part.NODES),
          LONG,
          LONG,
          1,
          1,
          Duration.ofMillis(20),
          10,
          1,
          new Size(10, 50, 5),
          new Size(40, 200, 5));

  @Test
  @Tag("slow")
  void every_request_is_answered_by_both_databases_and_both_sizes()
      throws IOException, InterruptedException {
    try (var stores = new GrowthStores(SHORT.program())) {
      var growth = new Growth(SHORT, stores);
      var nodes = new Nodes(SHORT, stores);

      // Each of the tables has a line for each thing that was measured, below two of headings.
      assertThat(growth.measure())
          .extracting(table -> table.toString().lines().count() - 2)
          .containsExactly(
              (long) GrowthStep.values().length, (long) GrowthStep.values().length, 4L);
      assertThat(nodes.measure())
          .extracting(table -> table.toString().lines().count() - 2)
          .containsExactly(8L, 3L, 2L, 2L);
      assertThat(growth.failures() + nodes.failures()).isZero();
    }
  }
}
