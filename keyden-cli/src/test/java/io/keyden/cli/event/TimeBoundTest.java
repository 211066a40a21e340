package io.keyden.cli.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyden.cli.value.InvalidValueException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBoundTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "24h, 2026-05-31T10:00:00Z, 2026-05-31T10:00:00Z",
    "2026-05-01, 2026-04-30T22:00:00Z, 2026-05-01T21:59:59.999Z",
    "2026-05-01T08:00, 2026-05-01T06:00:00Z, 2026-05-01T06:00:00Z",
    "2026-05-01 08:00:01z, 2026-05-01T08:00:01Z, 2026-05-01T08:00:01Z",
    "2026-05-01T08:00+05:00, 2026-05-01T03:00:00Z, 2026-05-01T03:00:00Z"
  })
  void bound_begins_and_ends_where_its_reader_is(String text, Instant first, Instant last)
      throws InvalidValueException {
    TimeBound bound = TimeBound.parse(text);

    assertThat(bound.first(NOW, BERLIN)).isEqualTo(first);
    assertThat(bound.last(NOW, BERLIN)).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "2026-05-01T", "5", "-5d"})
  void what_is_no_time_is_refused_with_what_would_do(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> TimeBound.parse(text))
        .withMessageContaining("write 24h");
  }
}
