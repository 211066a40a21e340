package io.keyden.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
  @Test
  void plain_text_stays_as_it_is() {
    String text = "Deploy to Zürich, 東京 and 🚀 (e\u0301)";

    assertThat(SafeText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line feed|10|\\n",
        "carriage return|13|\\r",
        "tabulator|9|\\t",
        "escape|27|\\u001b",
        "delete|127|\\u007f",
        "control sequence introducer in one character|155|\\u009b",
        "right-to-left override|8238|\\u202e",
        "zero width space|8203|\\u200b",
        "line separator|8232|\\u2028",
        "tag|917505|\\U000e0001",
      })
  void characters_that_could_do_harm_are_escaped(String name, int codePoint, String escaped) {
    String safe = SafeText.of("a" + Character.toString(codePoint) + "b");

    assertThat(safe).as(name).isEqualTo("a" + escaped + "b");
  }

  @Test
  void half_a_character_is_escaped() {
    assertThat(SafeText.of("a\ud83d")).isEqualTo("a\\ud83d");
  }

  @Test
  void nothing_harmful_is_ever_left() {
    Random random = new Random(4);

    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(12, 0, Character.MAX_CODE_POINT + 1).forEach(text::appendCodePoint);
      random.ints(12, 0, 0x2100).forEach(text::appendCodePoint);
      assertThat(SafeText.of(text.toString()).codePoints().filter(SafeText::harmful)).isEmpty();
    }
  }
}
