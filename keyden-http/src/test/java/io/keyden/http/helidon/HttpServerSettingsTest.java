package io.keyden.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.http.seam.TrustedProxies;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpServerSettingsTest {
  @Test
  void the_defaults_are_those_of_the_documentation() {
    assertThat(HttpServerSettings.defaults())
        .isEqualTo(
            new HttpServerSettings(
                "127.0.0.1",
                8080,
                1_048_576,
                16_384,
                8192,
                Math.max(Runtime.getRuntime().maxMemory() / 16, 1_048_576),
                1024,
                1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                TrustedProxies.NONE,
                Optional.empty()));
  }

  @Test
  void every_fault_is_listed_at_once() {
    HttpServerSettings.Builder builder =
        HttpServerSettings.builder()
            .host(" ")
            .port(65_536)
            .maxBodyBytes(0)
            .maxHeaderBytes(1)
            .maxRequestLineBytes(1)
            .maxReceivedBytes(-1)
            .maxConnections(0)
            .backlog(0)
            .idleTimeout(Duration.ZERO)
            .requestTimeout(Duration.ZERO)
            .responseTimeout(Duration.ofSeconds(-1))
            .shutdownGrace(Duration.ofSeconds(-1));

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "host",
            "port",
            "maxBodyBytes",
            "maxHeaderBytes",
            "maxRequestLineBytes",
            "maxConnections",
            "backlog",
            "idleTimeout",
            "requestTimeout",
            "responseTimeout",
            "shutdownGrace");
  }

  @Test
  void request_ids_never_repeat() {
    RequestIds ids = new RequestIds(42);
    Set<String> distinct = new HashSet<>();

    for (int i = 0; i < 100_000; i++) {
      distinct.add(ids.next());
    }

    assertThat(distinct).hasSize(100_000).allMatch(id -> id.matches("[0-9a-f]{16}"));
  }
}
