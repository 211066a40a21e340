package io.keyden.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void a_secret_does_not_print() {
    assertThat(new Secret("hunter22").toString()).isEqualTo("Secret[redacted]");
  }

  @Test
  void a_secret_opens_only_by_reveal() {
    assertThat(new Secret("hunter22").reveal()).isEqualTo("hunter22");
  }

  @Test
  void secrets_are_equal_by_their_text_and_their_hash_codes_tell_nothing() {
    Secret secret = new Secret("hunter22");

    assertThat(secret).isEqualTo(new Secret("hunter22")).isNotEqualTo(new Secret("hunter23"));
    assertThat(secret).hasSameHashCodeAs(new Secret("other"));
  }

  @Test
  void an_empty_secret_cannot_exist() {
    assertThatThrownBy(() -> new Secret("")).isInstanceOf(IllegalArgumentException.class);
  }
}
