package io.keyden.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'',0",
    "abc,3",
    "Zürich,6",
    "東京,4",
    "한국,4",
    "e\u0301,1",
    "🚀,2",
    "ｗ,2",
    "…,1",
    "•,1"
  })
  void wide_characters_take_two_columns_and_marks_none(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef,6,abcdef",
    "abcdef,5,abcd…",
    "abc def,5,abc…",
    "東京都,6,東京都",
    "東京都,5,東京…",
    "東京都,4,東…",
    "ae\u0301f,2,a…",
    "ae\u0301fg,3,ae\u0301…",
    "abc,1,…",
  })
  void shortening_keeps_whole_characters(String text, int columns, String shortened) {
    assertThat(DisplayWidth.shorten(text, columns)).isEqualTo(shortened);
  }

  @Test
  void shortened_text_never_takes_more_than_it_may() {
    Random random = new Random(7);

    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(20, 0x20, 0x3100).forEach(text::appendCodePoint);
      int columns = 1 + random.nextInt(30);
      String shortened = DisplayWidth.shorten(SafeText.of(text.toString()), columns);
      assertThat(DisplayWidth.of(shortened)).isLessThanOrEqualTo(columns);
    }
  }

  @Test
  void no_column_at_all_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DisplayWidth.shorten("a", 0));
  }
}
