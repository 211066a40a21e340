package io.keyden.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.surroundings.World;
import io.keyden.cli.text.DisplayWidth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  @TempDir Path folder;

  @Test
  void each_step_moves_the_bar_and_nothing_is_left_at_the_end() {
    World world = new World(folder).withTerminal(80);

    try (Progress progress = world.surroundings().progress(false).of("rotating keys", 2)) {
      world.advance(Duration.ofSeconds(1));
      progress.begin("deploy");
      progress.advance();
      world.advance(Duration.ofSeconds(1));
      progress.begin("backup");
      progress.advance();
    }

    assertThat(lines(world))
        .containsExactly(
            "rotating keys [........................] 0/2",
            "rotating keys [........................] 0/2 deploy",
            "rotating keys [############............] 1/2 backup",
            "rotating keys [########################] 2/2 backup");
    assertThat(world.err()).endsWith(ERASE);
  }

  @Test
  void it_is_drawn_ten_times_a_second_at_most_but_always_when_all_is_done() {
    World world = new World(folder).withTerminal(80);

    try (Progress progress = world.surroundings().progress(false).of("counting", 1_000)) {
      for (int i = 0; i < 1_000; i++) {
        world.advance(Duration.ofMillis(1));
        progress.advance();
      }
    }

    assertThat(lines(world)).hasSizeBetween(10, 12);
    assertThat(lines(world).getLast()).endsWith("1000/1000");
  }

  @Test
  void a_task_of_unknown_length_counts() {
    World world = new World(folder).withTerminal(80);

    try (Progress progress = world.surroundings().progress(false).of("reading users")) {
      world.advance(Duration.ofSeconds(1));
      progress.advance();
    }

    assertThat(lines(world)).containsExactly("reading users ...", "reading users 1");
  }

  @Test
  void a_line_that_stays_stands_above_the_progress() {
    World world = new World(folder).withTerminal(80);

    try (Progress progress = world.surroundings().progress(false).of("counting", 2)) {
      progress.tell("warning: \u001b[2J");
    }

    String bar = ERASE + "counting [........................] 0/2";
    assertThat(world.err())
        .isEqualTo(bar + ERASE + "warning: \\u001b[2J" + System.lineSeparator() + bar + ERASE);
  }

  @Test
  void it_never_wraps() {
    World world = new World(folder).withTerminal(30);

    try (Progress progress = world.surroundings().progress(false).of("rotating keys", 2)) {
      world.advance(Duration.ofSeconds(1));
      progress.begin("東京".repeat(30));
    }

    assertThat(lines(world)).allMatch(line -> DisplayWidth.of(line) < 30);
  }

  @Test
  void where_nobody_looks_only_lines_that_stay_are_written() {
    World world = new World(folder).withTerminal(new Terminal(true, true, false, 80));

    try (Progress progress = world.surroundings().progress(false).of("counting", 2)) {
      progress.advance();
      progress.tell("warning: slow");
    }

    assertThat(world.err()).isEqualTo("warning: slow" + System.lineSeparator());
  }

  private static List<String> lines(World world) {
    return List.of(world.err().split("\r\u001b\\[K", -1)).stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
