package io.keyden.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.server.command.RunningServer;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.ConfigurationReading;
import io.keyden.server.configuration.ServerConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThrowawayServerTest {
  @TempDir private Path folder;

  @Test
  void answers_once_it_has_started() throws Exception {
    try (var server = ThrowawayServer.start(configuration(folder));
        var client = HttpClient.newHttpClient()) {
      var answer = client.send(get(server, "/api"), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void only_a_throwaway_server_hashes_passwords_cheaply() throws Exception {
    var kept = folder.resolve("kept");
    var thrownAway = folder.resolve("thrown-away");

    KeydenServer.start(configuration(kept)).close();
    ThrowawayServer.start(configuration(thrownAway)).close();

    assertThat(content(kept)).contains("$argon2id$v=19$m=47104,t=1,p=1$");
    assertThat(content(thrownAway))
        .contains("$argon2id$v=19$m=8,t=1,p=1$")
        .doesNotContain("m=47104");
  }

  @Test
  void several_run_beside_each_other_but_not_in_one_folder() throws Exception {
    try (var one = ThrowawayServer.start(configuration(folder.resolve("one")));
        var other = ThrowawayServer.start(configuration(folder.resolve("other")))) {
      assertThat(one.address()).isNotEqualTo(other.address());
      assertThatThrownBy(() -> ThrowawayServer.start(configuration(folder.resolve("one"))))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("in use by another keyden");
    }
  }

  private static HttpRequest get(RunningServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path)).build();
  }

  private static ServerConfiguration configuration(Path directory) {
    var reading =
        new ConfigurationReader()
            .read(Map.of("--port", "0", "--data-dir", directory.toString()), Map.of());
    return ((ConfigurationReading.Valid) reading).configuration();
  }

  private static String content(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(ThrowawayServerTest::text).collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
