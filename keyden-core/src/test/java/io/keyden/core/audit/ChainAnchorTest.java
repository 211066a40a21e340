package io.keyden.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainAnchorTest {
  private static final ChainAnchor ANCHOR =
      ChainAnchor.of(
          Event.chained(
              4711,
              Instant.EPOCH,
              Actor.SYSTEM,
              AuditEvent.created("User", "Users-1", "Ada"),
              ChainDigest.START));

  @Test
  void what_was_noted_down_is_read_again() {
    assertThat(ANCHOR.toString()).matches("4711:[0-9a-f]{64}");
    assertThat(ChainAnchor.parse(ANCHOR.toString())).contains(ANCHOR);
    assertThat(ChainAnchor.parse(ChainAnchor.START.toString())).contains(ChainAnchor.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4711",
        "4711:",
        "-1:0000000000000000000000000000000000000000000000000000000000000000",
        "9999999999999999999:0000000000000000000000000000000000000000000000000000000000000000",
        "1:000000000000000000000000000000000000000000000000000000000000000",
        "1:000000000000000000000000000000000000000000000000000000000000000g",
        "1:0000000000000000000000000000000000000000000000000000000000000000 "
      })
  void anything_else_is_none(String text) {
    assertThat(ChainAnchor.parse(text)).isEmpty();
  }
}
