package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Answer;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code /live} and {@code /ready}, as load balancers meet them. */
class ReadinessTest {
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(15);

  private static boolean isReady(PackagedServer server) {
    return Requests.get(server, "/ready").status() == 200;
  }

  @Test
  void a_server_that_works_says_so_and_leaves_no_line_in_the_access_log() throws IOException {
    try (PackagedServer server = PackagedServer.start()) {
      Answer live = Requests.get(server, "/live").expect(200);
      Answer ready = Requests.get(server, "/ready").expect(200);
      Requests.get(server, "/api").expect(200);

      assertThat(live.text()).isEqualTo("{\"IsAlive\":true}");
      assertThat(ready.text()).isEqualTo("{\"IsReady\":true,\"Lacks\":[]}");
      var log = server.dataDirectory().resolve("access.log");
      Waiting.await("the line of /api", NOTICED_WITHIN, () -> content(log).contains("path=/api "));
      assertThat(content(log)).doesNotContain("/live", "/ready");
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("the access log can't be read", e);
    }
  }

  @Test
  void a_server_whose_writes_fail_is_alive_but_not_ready_until_they_work_again() {
    String prlimit = Program.require("prlimit");
    try (PackagedServer server = PackagedServer.start()) {
      assertThat(isReady(server)).isTrue();

      limitFiles(prlimit, server, "1");
      Waiting.await("not being ready", NOTICED_WITHIN, () -> !isReady(server));
      Answer lacking = Requests.get(server, "/ready");

      assertThat(lacking.status()).isEqualTo(503);
      assertThat(lacking.text()).isEqualTo("{\"IsReady\":false,\"Lacks\":[\"Database\"]}");
      Requests.get(server, "/live").expect(200);

      limitFiles(prlimit, server, "unlimited");
      Waiting.await("being ready again", NOTICED_WITHIN, () -> isReady(server));
    }
  }

  /** What goes beyond the limit in a file fails as a write. */
  private static void limitFiles(String prlimit, PackagedServer server, String bytes) {
    Program.of(
            prlimit, "--pid", Long.toString(server.processId()), "--fsize=" + bytes + ":unlimited")
        .run()
        .expectSuccess();
  }

  @Test
  void a_server_that_is_told_to_stop_says_so_and_goes_on_for_the_drain_delay() {
    try (PackagedServer server = PackagedServer.setup().option("--drain-delay", "4s").start()) {
      assertThat(isReady(server)).isTrue();

      long asked = System.nanoTime();
      server.askToStop();
      Waiting.await("not being ready", Duration.ofSeconds(3), () -> !isReady(server));
      Answer stopping = Requests.get(server, "/ready");
      Answer working = Requests.get(server, "/api/users/me", server.administratorKey());
      int exit = server.awaitEnd();
      Duration took = Duration.ofNanos(System.nanoTime() - asked);

      assertThat(stopping.status()).isEqualTo(503);
      assertThat(stopping.text()).isEqualTo("{\"IsReady\":false,\"Lacks\":[\"Stopping\"]}");
      assertThat(working.status()).isEqualTo(200);
      assertThat(exit).isZero();
      assertThat(took).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
    }
  }
}
