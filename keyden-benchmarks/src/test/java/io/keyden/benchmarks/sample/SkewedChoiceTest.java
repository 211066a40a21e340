package io.keyden.benchmarks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkewedChoiceTest {
  private static final int PLACES = 1 << 16;

  @Test
  void the_first_are_chosen_far_more_often_than_the_last() {
    var choice = new SkewedChoice(1_000, 1);

    long first = IntStream.range(0, PLACES).filter(place -> choice.at(place) == 0).count();
    long lastHalf = IntStream.range(0, PLACES).filter(place -> choice.at(place) >= 500).count();

    // By Zipf's law of 1,000: 13 % for the first, 9 % for the last five hundred together.
    assertThat(first / (double) PLACES).isBetween(0.12, 0.15);
    assertThat(lastHalf / (double) PLACES).isBetween(0.08, 0.10);
  }

  @Test
  void every_choice_is_one_of_those_there_are_at_any_place() {
    var choice = new SkewedChoice(7, 2);

    assertThat(IntStream.of(0, 1, PLACES, -1, Integer.MIN_VALUE, Integer.MAX_VALUE))
        .allSatisfy(place -> assertThat(choice.at(place)).isBetween(0, 6));
  }

  @Test
  void the_same_seed_gives_the_same_sequence() {
    var one = new SkewedChoice(100, 3);
    var other = new SkewedChoice(100, 3);

    assertThat(IntStream.range(0, 1_000).map(one::at).toArray())
        .isEqualTo(IntStream.range(0, 1_000).map(other::at).toArray());
  }
}
