package io.keyden.cli.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTextTest {
  @Test
  void it_does_not_print_itself() {
    assertThat(SecretText.of("hunter22")).hasToString("SecretText[redacted]");
  }

  @Test
  void equal_texts_are_equal_secrets() {
    assertThat(SecretText.of("a"))
        .isEqualTo(SecretText.of("a"))
        .hasSameHashCodeAs(SecretText.of("a"))
        .isNotEqualTo(SecretText.of("b"));
  }

  @Test
  void nothing_is_no_secret() {
    assertThatIllegalArgumentException().isThrownBy(() -> SecretText.of(""));
  }
}
