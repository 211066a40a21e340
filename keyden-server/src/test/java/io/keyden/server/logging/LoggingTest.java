package io.keyden.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggingTest {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger KEYDEN = Logger.getLogger("io.keyden");
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private final List<Handler> handlersBefore = List.of(ROOT.getHandlers());
  private final Level levelBefore = ROOT.getLevel();
  private final @Nullable Level helidonBefore = HELIDON.getLevel();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(written, true, UTF_8);

  private static void configure(System.Logger.Level level, LogFormat format, PrintStream target) {
    Logging.configure(level, format, Optional::empty, target);
  }

  @AfterEach
  void restore() {
    List.of(ROOT.getHandlers()).forEach(ROOT::removeHandler);
    handlersBefore.forEach(ROOT::addHandler);
    ROOT.setLevel(levelBefore);
    KEYDEN.setLevel(null);
    HELIDON.setLevel(helidonBefore);
  }

  @Test
  void a_system_logger_writes_one_line_to_the_stream() {
    configure(System.Logger.Level.INFO, LogFormat.LINE, stream);

    System.getLogger("io.keyden.server.Test").log(System.Logger.Level.INFO, "a\nb");

    assertThat(written.toString(UTF_8)).matches("\\S+Z INFO {2}Test a\\\\nb\n");
  }

  @Test
  void as_json_a_record_is_an_object_on_one_line_that_names_the_request() {
    Logging.configure(System.Logger.Level.INFO, LogFormat.JSON, () -> Optional.of("00ff"), stream);

    System.getLogger("io.keyden.server.Test").log(System.Logger.Level.INFO, "a\nb");

    assertThat(written.toString(UTF_8))
        .matches(
            "\\{\"time\":\"\\S+Z\",\"level\":\"info\",\"logger\":\"io.keyden.server.Test\","
                + "\"message\":\"a\\\\nb\",\"requestId\":\"00ff\",\"thread\":\"[^\"]+\"}\n");
  }

  @Test
  void records_below_the_level_are_left_out() {
    configure(System.Logger.Level.WARNING, LogFormat.LINE, stream);

    System.getLogger("io.keyden.server.Test").log(System.Logger.Level.INFO, "quiet");
    System.getLogger("io.keyden.server.Test").log(System.Logger.Level.WARNING, "loud");

    assertThat(written.toString(UTF_8)).contains("loud").doesNotContain("quiet");
  }

  @Test
  void libraries_never_log_below_information_since_they_would_log_headers() {
    configure(System.Logger.Level.TRACE, LogFormat.LINE, stream);

    System.getLogger("io.helidon.Connection").log(System.Logger.Level.DEBUG, "X-Octopus-ApiKey");
    System.getLogger("io.keyden.server.Test").log(System.Logger.Level.TRACE, "own trace");

    assertThat(written.toString(UTF_8)).contains("own trace").doesNotContain("ApiKey");
  }

  @Test
  void configuring_again_replaces_what_was() {
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    configure(System.Logger.Level.INFO, LogFormat.LINE, stream);
    configure(System.Logger.Level.INFO, LogFormat.LINE, new PrintStream(second, true, UTF_8));

    System.getLogger("io.keyden.server.Test").log(System.Logger.Level.INFO, "once");

    assertThat(written.toString(UTF_8)).isEmpty();
    assertThat(second.toString(UTF_8).lines()).hasSize(1);
  }

  @Test
  void libraries_are_quieted_without_a_change_to_the_log_of_the_program_around() {
    HELIDON.setLevel(null);

    Logging.quietLibraries();

    assertThat(HELIDON.getLevel()).isEqualTo(Level.WARNING);
    assertThat(ROOT.getHandlers()).containsExactlyElementsOf(handlersBefore);
    assertThat(ROOT.getLevel()).isEqualTo(levelBefore);
    assertThat(KEYDEN.getLevel()).isNull();
  }

  @Test
  void a_level_that_the_program_around_has_chosen_for_a_library_stands() {
    HELIDON.setLevel(Level.CONFIG);

    Logging.quietLibraries();

    assertThat(HELIDON.getLevel()).isEqualTo(Level.CONFIG);
  }
}
