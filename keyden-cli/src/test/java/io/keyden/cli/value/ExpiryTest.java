package io.keyden.cli.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ExpiryTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "90d,2026-08-30T10:00:00Z",
    "12h,2026-06-01T22:00:00Z",
    "2w,2026-06-15T10:00:00Z",
    "2027-01-31,2027-01-31T22:59:59Z",
    "2026-07-31,2026-07-31T21:59:59Z",
    "2027-01-31T10:00:00Z,2027-01-31T10:00:00Z",
    "2027-01-31t10:00z,2027-01-31T10:00:00Z",
    "2027-01-31T10:00:00+02:00,2027-01-31T08:00:00Z",
    "2027-01-31T10:00:00-05:00,2027-01-31T15:00:00Z",
    "2027-01-31T10:00,2027-01-31T09:00:00Z",
    "2027-01-31 10:00,2027-01-31T09:00:00Z",
  })
  void an_end_is_an_instant_where_the_key_is_made(String text, Instant end) throws Exception {
    Expiry expiry = Expiry.parse(text);

    assertThat(expiry)
        .isInstanceOfSatisfying(
            Expiry.Fixed.class, fixed -> assertThat(fixed.at(NOW, BERLIN)).isEqualTo(end));
    assertThat(new ExpiryConverter().convert(text)).isEqualTo(expiry);
  }

  @Test
  void a_day_ends_with_its_last_second_even_where_it_has_25_hours() throws Exception {
    Expiry expiry = Expiry.parse("2026-10-25");

    assertThat(((Expiry.Fixed) expiry).at(NOW, BERLIN))
        .isEqualTo(Instant.parse("2026-10-25T22:59:59Z"));
  }

  @Test
  void the_longest_and_an_endless_life_are_words() throws Exception {
    assertThat(Expiry.parse("max")).isEqualTo(new Expiry.Maximum());
    assertThat(Expiry.parse(" MAX ")).isEqualTo(new Expiry.Maximum());
    assertThat(Expiry.parse("never")).isEqualTo(new Expiry.Never());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "90",
        "1y",
        "-1d",
        "2027-02-30",
        "2027-1-31",
        "31-01-2027",
        "2027-01-31T25:00",
        "12027-01-01",
        "99999-01-01",
        "1969-12-31",
        "2027-01-31T",
        "--",
        "+999999999-12-31"
      })
  void anything_else_is_refused_with_what_would_do(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Expiry.parse(text))
        .withMessage("'" + text + "' is no expiry; write " + Expiry.FORM);
    assertThatThrownBy(() -> new ExpiryConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining(Expiry.FORM);
  }

  @Test
  void a_key_that_would_end_at_once_is_refused() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Expiry.parse("0d"))
        .withMessageContaining("at once");
    assertThatIllegalArgumentException().isThrownBy(() -> new Expiry.After(Duration.ZERO));
  }

  @Test
  void whatever_is_typed_it_is_read_or_refused() {
    Random random = new Random(23);
    String characters = "0123456789-:+TZtz dhmwyaxnever.éٳ\0";

    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(24);
      for (int i = 0; i < length; i++) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      readOrRefuse(text.toString());
      readOrRefuse("20" + text);
      readOrRefuse("2027-01-31T" + text);
    }
  }

  private static void readOrRefuse(String text) {
    try {
      if (Expiry.parse(text) instanceof Expiry.Fixed fixed) {
        assertThat(fixed.at(NOW, BERLIN)).isBefore(Instant.parse("9999-12-31T23:59:59Z"));
      }
    } catch (InvalidValueException refused) {
      assertThat(refused.problem()).contains(text);
    } catch (RuntimeException other) {
      fail("'" + text + "' was neither read nor refused", other);
    }
  }
}
