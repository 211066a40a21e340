package io.keyden.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTimeTest {
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    "2026-03-03T01:10:26.736Z, 2026-03-03T01:10:26.736+00:00",
    "2026-03-03T01:10:00Z, 2026-03-03T01:10:00.000+00:00",
    "2026-03-03T00:00:00.001Z, 2026-03-03T00:00:00.001+00:00",
    "2026-03-03T01:10:26.736999Z, 2026-03-03T01:10:26.736+00:00",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000+00:00",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999+00:00",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999+00:00",
  })
  void a_time_goes_out_with_seconds_three_digits_and_an_offset(Instant instant, String text) {
    assertThat(WireTime.format(instant)).isEqualTo(text);
  }

  @Test
  void every_time_of_the_years_1_to_9999_comes_back() {
    var random = new Random(61);

    for (int i = 0; i < 100_000; i++) {
      var instant = Instant.ofEpochMilli(random.nextLong(FIRST, LAST + 1));
      var text = WireTime.format(instant);
      assertThat(text).hasSize(29).endsWith("+00:00");
      assertThat(WireTime.parse(text)).contains(instant);
      assertThat(OffsetDateTime.parse(text).toInstant()).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // .NET: three digits; its round-trip form has seven.
    "2026-11-24T13:07:27.835+00:00, 2026-11-24T13:07:27.835Z",
    "2026-11-24T13:07:27.8358039+10:00, 2026-11-24T03:07:27.835803900Z",
    // Java: up to nine digits, and no seconds at a full minute.
    "2026-11-24T23:07:27.835803977+10:00, 2026-11-24T13:07:27.835803977Z",
    "2026-11-24T10:00Z, 2026-11-24T10:00:00Z",
    // Go.
    "2026-11-24T13:07:27.835803977Z, 2026-11-24T13:07:27.835803977Z",
    "2026-11-24T13:07:27Z, 2026-11-24T13:07:27Z",
    "2026-11-24T13:07:27-03:30, 2026-11-24T16:37:27Z",
    // JavaScript.
    "2026-11-24T13:07:27.000Z, 2026-11-24T13:07:27Z",
    // Python: six digits, with an offset, a colon in it or not, or none at all.
    "2026-11-24T13:07:27.835803, 2026-11-24T13:07:27.835803Z",
    "2026-11-24T13:07:27.835803+00:00, 2026-11-24T13:07:27.835803Z",
    "2026-11-24T13:07:27+0000, 2026-11-24T13:07:27Z",
    "2026-11-24T13:07:27+01, 2026-11-24T12:07:27Z",
    // PowerShell 7, and Windows PowerShell.
    "2026-11-24T14:07:27.8358039+01:00, 2026-11-24T13:07:27.835803900Z",
    "/Date(1772499026736)/, 2026-03-03T00:50:26.736Z",
    "/Date(-1)/, 1969-12-31T23:59:59.999Z",
    "/Date(1772499026736+0100)/, 2026-03-03T00:50:26.736Z",
    // By hand.
    "2026-11-24, 2026-11-24T00:00:00Z",
    "2026-11-24t13:07:27z, 2026-11-24T13:07:27Z",
  })
  void every_form_that_a_client_sends_is_read(String text, Instant instant) {
    assertThat(WireTime.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "24.11.2026",
        "11/24/2026 13:07:27",
        "2026-13-01",
        "2026-02-30",
        "2026-02-30T00:00:00Z",
        "2026-11-24T25:00:00Z",
        "2026-11-24T13:07:27+25:00",
        "2026-11-24T13:07:27.8358039771Z",
        "2026-11-24T13:07:27Z ",
        "2026-11-24T13:07:27Z+00:00",
        "1772499026736",
        "/Date()/",
        "/Date(99999999999999999999)/",
        "+1000000000-01-01T00:00:00Z",
        "2026-11-24T13:07:27\u0000",
      })
  void other_texts_are_no_time(String text) {
    assertThat(WireTime.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00.000+00:00",
        "0001-01-01T00:00:00+10:00",
        "0001-01-01T00:00:00-10:00",
        "0001-01-01"
      })
  void the_date_that_nobody_set_is_recognised_in_any_zone(String text) {
    assertThat(WireTime.parse(text))
        .hasValueSatisfying(instant -> assertThat(WireTime.nobodySet(instant)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0002-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2026-11-24T00:00:00Z",
        "+999999999-12-31T23:59:59-18:00"
      })
  void other_dates_were_set(String text) {
    assertThat(WireTime.parse(text))
        .hasValueSatisfying(instant -> assertThat(WireTime.nobodySet(instant)).isFalse());
  }

  @Test
  void whatever_comes_in_is_a_time_or_none() {
    var random = new Random(62);
    var alphabet = "0123456789-+:.TZtz /Date()\u0660e";
    int read = 0;

    for (int i = 0; i < 50_000; i++) {
      var text = new StringBuilder("2026-11-24T13:07:27.835+10:00");
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        var character = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, character);
          case 1 -> text.insert(at, character);
          default -> text.deleteCharAt(at);
        }
      }
      var instant = WireTime.parse(text.toString());
      read += instant.filter(time -> !WireTime.nobodySet(time)).isPresent() ? 1 : 0;
    }

    assertThat(read).isBetween(10_000, 49_999);
  }
}
