package io.keyden.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaseFoldingTest {
  @ParameterizedTest
  @CsvSource({"ada, ADA", "Straße, STRASSE", "ΣΊΣΥΦΟΣ, σίσυφος", "Ünal, üNAL", "\u212A, k"})
  void texts_that_differ_in_case_only_are_the_same(String one, String other) {
    assertThat(CaseFolding.same(one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ada, adb", "ada, 'ada '", "a, ä"})
  void other_texts_are_not(String one, String other) {
    assertThat(CaseFolding.same(one, other)).isFalse();
  }

  @Test
  void folding_does_not_depend_on_the_machine_and_is_done_once() {
    var before = Locale.getDefault();
    try {
      // In Turkish an i has its dot in upper case, too.
      Locale.setDefault(Locale.of("tr"));
      assertThat(CaseFolding.fold("TITLE")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(CaseFolding.fold(CaseFolding.fold("ΣΊΣΥΦΟΣ ß")))
        .isEqualTo(CaseFolding.fold("ΣΊΣΥΦΟΣ ß"));
  }
}
