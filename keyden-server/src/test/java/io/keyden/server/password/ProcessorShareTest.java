package io.keyden.server.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessorShareTest {
  /** Source: proc_pid_stat(5), field 19, counted from the third, which follows the name. */
  private static final int NICE_AT = 16;

  private static final Executor NEW_THREAD = task -> Thread.ofPlatform().start(task);

  @Test
  void a_thread_that_gives_way_is_nicer_than_the_others() {
    var nice =
        CompletableFuture.supplyAsync(
                () -> {
                  ProcessorShare.giveWay();
                  return nice();
                },
                NEW_THREAD)
            .join();

    assertThat(nice).isEqualTo(Math.max(10, nice()));
  }

  @Test
  void the_other_threads_stay_as_they_were() {
    int before = nice();

    CompletableFuture.runAsync(ProcessorShare::giveWay, NEW_THREAD).join();

    assertThat(nice()).isEqualTo(before);
    assertThat(CompletableFuture.supplyAsync(ProcessorShareTest::nice, NEW_THREAD).join())
        .isEqualTo(before);
  }

  private static int nice() {
    try {
      var stat = Files.readString(Path.of("/proc/thread-self/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Integer.parseInt(fields[NICE_AT]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
