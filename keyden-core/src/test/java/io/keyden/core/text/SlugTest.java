package io.keyden.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlugTest {
  @ParameterizedTest
  @CsvSource({
    "Web Shop, web-shop",
    "' -- A & B -- ', a-b",
    "Ünïcode, n-code",
    "店, space",
    "'', space"
  })
  void slug_reads_like_the_name(String name, String slug) {
    assertThat(Slug.of(name, "space")).isEqualTo(slug);
  }

  @Test
  void slug_is_acceptable_whatever_the_name() {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 10_000; i++) {
      var name = new StringBuilder();
      random.ints(random.nextInt(120), 0x20, 0x17F).forEach(name::appendCodePoint);

      assertThat(Slug.acceptable(Slug.of(name.toString(), "space"))).as("%s", name).isTrue();
    }
  }

  @Test
  void free_slug_is_none_of_those_taken_and_never_too_long() {
    var name = "x".repeat(60);
    var taken = Set.of("x".repeat(50), "x".repeat(48) + "-1");

    var slug = Slug.free(name, "space", taken::contains);

    assertThat(slug).isEqualTo("x".repeat(48) + "-2");
  }

  @ParameterizedTest
  @CsvSource({"'', false", "-a, false", "a b, false", "a/b, false", "A_b-1, true"})
  void given_slug_stands_in_a_path_as_it_is(String text, boolean acceptable) {
    assertThat(Slug.acceptable(text)).isEqualTo(acceptable);
  }
}
