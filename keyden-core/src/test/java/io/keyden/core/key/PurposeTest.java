package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurposeTest {
  @ParameterizedTest
  @ValueSource(strings = {"Build", "  kept as given  ", "Büro 🗝", "<b>bold</b>", "a\nb"})
  void a_purpose_is_kept_as_given(String text) {
    assertThat(Purpose.stated(Optional.of(text)).text()).isEqualTo(text);
  }

  @Test
  void who_states_none_gets_a_key_all_the_same() {
    assertThat(Purpose.stated(Optional.empty())).isEqualTo(Purpose.UNSTATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void a_blank_one_is_refused(String text) {
    assertThatThrownBy(() -> Purpose.stated(Optional.of(text)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown ->
                assertThat(thrown.problem())
                    .isEqualTo(
                        Problem.invalid("Purpose", "Please provide a purpose for the API key.")));
    assertThatThrownBy(() -> new Purpose(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_may_have_200_characters_and_no_more() {
    assertThat(Purpose.stated(Optional.of("x".repeat(200))).text()).hasSize(200);
    assertThatThrownBy(() -> Purpose.stated(Optional.of("x".repeat(201))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown ->
                assertThat(thrown.problem())
                    .isEqualTo(
                        Problem.invalid(
                            "Purpose", "The purpose must not be longer than 200 characters.")));
  }
}
