package io.keyden.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetDurationTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 00:00:00.0000000",
    "PT1.5S, 00:00:01.5000000",
    "P1DT2H3M4.567S, 1.02:03:04.5670000",
    "P400D, 400.00:00:00.0000000",
    "PT0.0000001S, 00:00:00.0000001"
  })
  void duration_is_written_as_dotnet_does(Duration duration, String text) {
    assertThat(NetDuration.format(duration)).isEqualTo(text);
  }
}
