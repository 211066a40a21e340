package io.keyden.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatterTest {
  private final LineFormatter formatter = new LineFormatter(Optional::empty);

  @Test
  void a_record_is_one_line_of_time_level_short_name_and_message() {
    LogRecord record = record(Level.INFO, "made a key");

    String text = formatter.format(record);

    assertThat(text).isEqualTo("2026-11-24T12:00:00.007Z INFO  Keys made a key\n");
  }

  @Test
  void a_record_names_the_request_that_was_worked_on() {
    LineFormatter naming = new LineFormatter(() -> Optional.of("00ff"));

    assertThat(naming.format(record(Level.INFO, "made a key")))
        .isEqualTo("2026-11-24T12:00:00.007Z INFO  Keys [00ff] made a key\n");
  }

  @Test
  void a_message_cannot_forge_a_line() {
    LogRecord record =
        record(
            Level.INFO, "a\r\n2026-11-24T12:00:00.007Z INFO  Keys forged\u2028b\u0085c\u001b[2J");

    String text = formatter.format(record);

    assertThat(text)
        .isEqualTo(
            "2026-11-24T12:00:00.007Z INFO  Keys a\\r\\n2026-11-24T12:00:00.007Z INFO  Keys forged"
                + "\\u2028b\\u0085c\\u001b[2J\n");
  }

  @Test
  void ten_thousand_fuzzed_names_forge_no_line() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(16);
    List<String> pieces =
        List.of(
            "\r",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\u000b",
            "\f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "{\"a\":\"",
            "\"}",
            "2026-11-24T12:00:00.007Z INFO  Keys ",
            "x",
            " ",
            "\\n",
            "\ud800");
    for (int round = 0; round < 10_000; round++) {
      StringBuilder message = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        message.append(pieces.get(random.nextInt(pieces.size())));
      }
      LogRecord record = record(Level.INFO, message.toString());
      record.setThrown(new IllegalStateException(message.toString()));

      String text = formatter.format(record);

      assertThat(text.split("\\R"))
          .filteredOn(line -> !line.startsWith("  "))
          .singleElement()
          .asString()
          .startsWith("2026-11-24T12:00:00.007Z INFO  Keys ");
    }
  }

  @Test
  void the_stack_stands_below_with_causes_and_suppressed_and_none_of_it_looks_like_a_record() {
    IllegalStateException failure =
        new IllegalStateException("outer\nforged", new IllegalArgumentException("inner\r\nforged"));
    failure.addSuppressed(new UnsupportedOperationException("also\u2029forged"));
    LogRecord record = record(Level.SEVERE, "failed");
    record.setThrown(failure);

    List<String> lines = formatter.format(record).lines().toList();

    assertThat(lines.getFirst()).isEqualTo("2026-11-24T12:00:00.007Z ERROR Keys failed");
    assertThat(lines)
        .contains(
            "  java.lang.IllegalStateException: outer\\nforged",
            "  caused by: java.lang.IllegalArgumentException: inner\\r\\nforged",
            "  suppressed: java.lang.UnsupportedOperationException: also\\u2029forged");
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  "));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("    at ") && line.contains("LineFormatterTest"));
  }

  @Test
  void a_cause_that_leads_back_to_itself_ends() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second", first);
    first.initCause(second);
    LogRecord record = record(Level.SEVERE, "failed");
    record.setThrown(first);

    List<String> lines = formatter.format(record).lines().toList();

    assertThat(lines).filteredOn(line -> line.contains("first")).hasSize(2);
  }

  @Test
  void parameters_are_put_in_before_escaping() {
    LogRecord record = record(Level.WARNING, "user {0}");
    record.setParameters(new Object[] {"a\nb"});

    assertThat(formatter.format(record)).endsWith("WARN  Keys user a\\nb\n");
  }

  @ParameterizedTest
  @CsvSource({"SEVERE,ERROR", "WARNING,WARN ", "INFO,INFO ", "FINE,DEBUG", "FINER,TRACE"})
  void levels_have_the_names_of_the_setting_and_one_width(String level, String name) {
    LogRecord record = record(Level.parse(level), "x");

    assertThat(formatter.format(record)).contains("Z " + name.strip() + " ").contains("Keys x");
    assertThat(formatter.format(record).indexOf("Keys")).isEqualTo(31);
  }

  private static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("io.keyden.core.key.Keys");
    record.setInstant(Instant.parse("2026-11-24T12:00:00.007999Z"));
    return record;
  }
}
