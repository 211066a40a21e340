package io.keyden.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyden.server.command.FirstStart;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.ConfigurationReading;
import io.keyden.server.configuration.ServerConfiguration;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A first start that fails makes no administrator: their password would have been shown to nobody.
 */
final class FailedStartTest {
  @TempDir private Path folder;

  private ServerConfiguration configuration(Map<String, String> more) {
    var options = new HashMap<>(Map.of("--port", "0", "--data-dir", folder.toString()));
    options.putAll(more);
    return ((ConfigurationReading.Valid) new ConfigurationReader().read(options, Map.of()))
        .configuration();
  }

  private void isRefused(Map<String, String> options) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> ThrowawayServer.start(configuration(options)));
  }

  private void theNextStartMakesTheAdministrator() throws StartException {
    try (var server = ThrowawayServer.start(configuration(Map.of()))) {
      assertThat(server.firstStart()).isInstanceOf(FirstStart.Made.class);
    }
  }

  @Test
  void a_port_in_use_costs_no_administrator() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      isRefused(Map.of("--port", String.valueOf(taken.getLocalPort())));
    }

    theNextStartMakesTheAdministrator();
  }

  @Test
  void tls_files_that_cannot_be_used_cost_no_administrator() throws Exception {
    var empty = Files.createFile(folder.resolve("empty.pem")).toString();
    isRefused(Map.of("--tls-certificate", empty, "--tls-key", empty));

    theNextStartMakesTheAdministrator();
  }
}
