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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonFormatterTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final JsonFormatter formatter = new JsonFormatter(() -> Optional.of("00ff"));

  private static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("io.keyden.core.key.Keys");
    record.setInstant(Instant.parse("2026-11-24T12:00:00.007999Z"));
    return record;
  }

  private static JsonNode parsed(String text) {
    assertThat(text).endsWith("}\n");
    assertThat(text.strip().split("\\R|[\\x0b\\f\\u0085\\u0000\\u2028\\u2029]", -1)).hasSize(1);
    return MAPPER.readTree(text);
  }

  @Test
  void a_record_is_one_object_with_members_in_a_fixed_order() {
    var object = parsed(formatter.format(record(Level.INFO, "made a key")));

    assertThat(object.propertyNames())
        .containsExactly("time", "level", "logger", "message", "requestId", "thread");
    assertThat(object.get("time").stringValue()).isEqualTo("2026-11-24T12:00:00.007Z");
    assertThat(object.get("level").stringValue()).isEqualTo("info");
    assertThat(object.get("logger").stringValue()).isEqualTo("io.keyden.core.key.Keys");
    assertThat(object.get("message").stringValue()).isEqualTo("made a key");
    assertThat(object.get("requestId").stringValue()).isEqualTo("00ff");
    assertThat(object.get("thread").stringValue()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void without_a_request_there_is_no_id() {
    var object = parsed(new JsonFormatter(Optional::empty).format(record(Level.INFO, "x")));

    assertThat(object.has("requestId")).isFalse();
  }

  @Test
  void an_exception_is_an_object_with_its_whole_stack_in_one_string() {
    var failure = new IllegalStateException("outer\n{\"forged\":1}", new RuntimeException("inner"));
    LogRecord record = record(Level.SEVERE, "failed");
    record.setThrown(failure);

    var exception = parsed(formatter.format(record)).get("exception");

    assertThat(exception.propertyNames()).containsExactly("class", "message", "stack");
    assertThat(exception.get("class").stringValue()).isEqualTo("java.lang.IllegalStateException");
    assertThat(exception.get("message").stringValue()).isEqualTo("outer\n{\"forged\":1}");
    assertThat(exception.get("stack").stringValue())
        .startsWith("  java.lang.IllegalStateException: outer\n")
        .contains(
            "    at ", "JsonFormatterTest", "  caused by: java.lang.RuntimeException: inner\n");
  }

  @Test
  void an_exception_without_a_message_and_a_cause_that_leads_back_are_told_too() {
    var first = new IllegalStateException();
    first.initCause(new IllegalStateException("second", first));
    LogRecord record = record(Level.SEVERE, "failed");
    record.setThrown(first);

    assertThat(parsed(formatter.format(record)).at("/exception/message").stringValue()).isEmpty();
  }

  @Test
  void ten_thousand_fuzzed_messages_come_out_as_they_went_in_and_forge_no_line() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(23);
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
            "\u001b[2J",
            "\u007f",
            "\"",
            "\\",
            "\\\"",
            "\"}",
            "\",\"level\":\"error",
            "{\"a\":\"",
            "x",
            " ",
            "ä",
            "\ud83d\ude00",
            "{0}",
            "'");
    for (int round = 0; round < 10_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      LogRecord record = record(Level.INFO, text.toString());
      record.setThrown(new IllegalStateException(text.toString()));

      var object = parsed(formatter.format(record));

      assertThat(object.get("message").stringValue()).isEqualTo(text.toString());
      assertThat(object.at("/exception/message").stringValue()).isEqualTo(text.toString());
      assertThat(object.get("level").stringValue()).isEqualTo("info");
    }
  }

  @Test
  void half_a_pair_of_characters_is_escaped_and_harms_nothing() {
    assertThat(formatter.format(record(Level.INFO, "a\ud800b"))).contains("a\\ud800b");
  }

  @ParameterizedTest
  @CsvSource({"SEVERE,error", "WARNING,warning", "INFO,info", "FINE,debug", "FINER,trace"})
  void levels_have_the_words_of_the_setting(String level, String word) {
    var object = parsed(formatter.format(record(Level.parse(level), "x")));

    assertThat(object.get("level").stringValue()).isEqualTo(word);
  }
}
