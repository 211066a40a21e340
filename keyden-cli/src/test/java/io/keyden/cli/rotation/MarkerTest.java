package io.keyden.cli.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
  private final Random random = new Random(7);
  private final Marker marker = Marker.next(random::nextInt);

  @ParameterizedTest
  @ValueSource(
      strings = {"build", "", "a [rotation of crops]", "x [rotation ABCDEFGH] y", "täglich 🎉"})
  void a_marked_purpose_gives_back_both_parts(String purpose) {
    String marked = marker.on(purpose);

    assertThat(Marker.of(marked)).hasValue(marker);
    assertThat(marker.marks(marked)).isTrue();
    assertThat(Marker.unmarked(marked)).isEqualTo(purpose);
    assertThat(Marker.of(purpose)).isEmpty();
  }

  @Test
  void a_rotation_replaces_the_mark_of_the_last() {
    Marker next = Marker.next(random::nextInt);

    String marked = next.on(marker.on("build"));

    assertThat(marked).isEqualTo("build [rotation " + next.text() + "]");
    assertThat(marker.marks(marked)).isFalse();
  }

  @Test
  void a_long_purpose_is_shortened_between_two_characters() {
    for (int length = 150; length < 260; length++) {
      String marked = marker.on("🎉".repeat(length / 2) + "x".repeat(length % 2));

      assertThat(marked.length()).isLessThanOrEqualTo(200);
      assertThat(marked.codePoints())
          .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
      assertThat(marker.marks(marked)).isTrue();
    }
  }

  @Test
  void two_marks_are_hardly_ever_the_same() {
    assertThat(
            java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(_ -> Marker.next(random::nextInt).text()))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.matches("[2-9A-HJ-NP-Z]{8}"));
  }
}
