package io.keyden.cli.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "0s,PT0S",
    "45s,PT45S",
    "90m,PT90M",
    "24h,PT24H",
    "20d,PT480H",
    "2w,PT336H",
    "' 3D ',PT72H"
  })
  void a_number_and_a_unit_are_a_duration(String text, Duration duration) throws Exception {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
    assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "d",
        "20",
        "20 d",
        "-1d",
        "+1d",
        "1.5h",
        "1y",
        "1M1",
        "٣d",
        "1d1h",
        "1000000000000s"
      })
  void anything_else_is_refused_with_what_would_do(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> DurationText.parse(text))
        .withMessage("'" + text + "' is no duration; write " + DurationText.FORM);
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining(DurationText.FORM);
  }

  @Test
  void a_hundred_years_is_the_most() throws Exception {
    assertThat(DurationText.parse("36500d")).isEqualTo(Duration.ofDays(36_500));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> DurationText.parse("36501d"));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> DurationText.parse("9999999999w"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,0s",
    "PT0.5S,0s",
    "PT90S,90s",
    "PT2H,2h",
    "PT24H,1d",
    "PT480H,20d",
    "PT336H,2w"
  })
  void it_is_printed_in_the_largest_unit_that_fits(Duration duration, String text) {
    assertThat(DurationText.print(duration)).isEqualTo(text);
  }

  @Test
  void what_is_printed_can_be_read_again() throws Exception {
    Random random = new Random(11);

    for (int round = 0; round < 5_000; round++) {
      Duration duration = Duration.ofSeconds(random.nextLong(36_500L * 86_400));
      assertThat(DurationText.parse(DurationText.print(duration))).isEqualTo(duration);
    }
  }
}
