package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KeyHintTest {
  @Test
  void it_gives_away_seven_characters_and_no_more() {
    var hint = KeyHint.ofPresented("API-ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    assertThat(hint.text()).isEqualTo("API-ABC");
    assertThat(hint.withBullets()).isEqualTo("API-ABC•••••••");
  }

  @Test
  void a_password_in_the_wrong_place_gives_nothing_away() {
    var hint = KeyHint.ofPresented("API-my-secret-password");

    assertThat(hint.text()).isEmpty();
    assertThat(hint.withBullets()).isEmpty();
  }

  @Test
  void a_longer_hint_cannot_be_made() {
    assertThatThrownBy(() -> new KeyHint("API-ABCD"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("ABCD");
  }
}
