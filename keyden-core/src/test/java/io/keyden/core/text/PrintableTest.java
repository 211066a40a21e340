package io.keyden.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Build", "Żółw 🗝 ключ", "a'b\"c<d>&e,=1+1", "\u00a0"})
  void plain_text_stays_as_it_is(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\0", "\t", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b",
        "\ufeff", "\ud800", "\udc00"
      })
  void what_could_forge_a_line_is_replaced(String forging) {
    assertThat(Printable.of("a" + forging + "b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void nothing_random_becomes_a_second_line() {
    var random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(1, 40);
      for (int j = 0; j < length; j++) {
        text.append((char) (random.nextBoolean() ? random.nextInt(0x40) : random.nextInt(0x3000)));
      }

      var printable = Printable.of(text.toString());

      assertThat(printable.lines().count()).isEqualTo(1);
      assertThat(printable.codePoints()).noneMatch(Character::isISOControl);
    }
  }
}
