package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Check D9: an hour of steady load: resident memory grows by under 2 %, no file handle and no
 * thread is gained, and nothing fails. What is compared is the state after a tenth of the time,
 * when caches are full, with that at the end. The short form looks for handles, threads and
 * failures.
 *
 * <p>Full form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=SteadyStateTest
 * -Dsurefire.failIfNoSpecifiedTests=false}; with {@code -Dkeyden.minutes=10} it is shorter.
 */
class SteadyStateTest {
  private static final int CONNECTIONS = 8;

  /** About half of what a busy machine of two cores can do. */
  private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

  private record State(long residentKib, int handles, int threads) {
    static State of(PackagedServer server) {
      Path process = Path.of("/proc", String.valueOf(server.processId()));
      try (Stream<Path> handles = Files.list(process.resolve("fd"));
          Stream<Path> threads = Files.list(process.resolve("task"))) {
        long resident =
            Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
        return new State(resident, (int) handles.count(), (int) threads.count());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void no_handle_and_no_thread_is_gained() {
    steady(Duration.ofSeconds(20));
  }

  @Test
  @Tag("slow")
  void memory_does_not_grow_either() {
    var growth = steady(Duration.ofMinutes(Integer.getInteger("keyden.minutes", 60)));

    assertThat(growth).as("growth of the resident memory").isLessThan(1.02);
  }

  private static double steady(Duration length) {
    try (var server = PackagedServer.start()) {
      String service = Json.text(Administration.of(server).createServiceAccount("steady"), "Id");
      var over = new AtomicBoolean();
      var requests = new AtomicLong();
      State early;
      State late;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var workers =
            IntStream.range(0, CONNECTIONS)
                .mapToObj(i ->
                    CompletableFuture.runAsync(
                        () -> work(server, service, over, requests), threads))
                .toList();
        try {
          Waiting.letPass(length.dividedBy(10));
          early = State.of(server);
          Waiting.letPass(length.multipliedBy(9).dividedBy(10));
          late = State.of(server);
        } finally {
          over.set(true);
        }
        // Throws what failed.
        workers.forEach(CompletableFuture::join);
      }
      double growth = (double) late.residentKib() / early.residentKib();
      System.out.printf(
          "D9: %d requests in %s, resident %d then %d KiB (%.3f), handles %d then %d, threads %d"
              + " then %d%n",
          requests.get(),
          length,
          early.residentKib(),
          late.residentKib(),
          growth,
          early.handles(),
          late.handles(),
          early.threads(),
          late.threads());
      assertThat(requests.get()).as("requests").isGreaterThan(100);
      // One more or less may be open at the moment of looking.
      assertThat(late.handles()).as("file handles").isLessThanOrEqualTo(early.handles() + 2);
      assertThat(late.threads()).as("threads").isLessThanOrEqualTo(early.threads() + 2);
      return growth;
    }
  }

  private static void work(
      PackagedServer server, String service, AtomicBoolean over, AtomicLong requests) {
    String admin = server.administratorKey();
    try (var connection = new ApiConnection(server)) {
      var key = connection.createKey(service, admin, Map.of("Purpose", "steady"));
      for (int round = 1; !over.get(); round++) {
        connection.get("/api/users/me", key.secret()).expect(200);
        requests.incrementAndGet();
        if (round % 50 == 0) {
          connection.delete(key.path(), admin).expect(200);
          key = connection.createKey(service, admin, Map.of("Purpose", "steady"));
        }
        if (round % 20 == 0) {
          connection.get("/api/users/" + service + "/apikeys", admin).expect(200);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
