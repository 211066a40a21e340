package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Check D9: an hour of steady load: resident memory grows by under 2 %, no file handle and no
 * thread is gained, and nothing fails. What is compared is the state after a tenth of the time,
 * when caches are full, with that at the end. The short form looks for handles, threads, failures,
 * and what requests leave in the heap.
 *
 * <p>Full form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=SteadyStateTest
 * -Dsurefire.failIfNoSpecifiedTests=false}; with {@code -Dkeyden.minutes=10} it is shorter.
 */
class SteadyStateTest {
  private static final int CONNECTIONS = 8;

  /** Between two requests: about half of what a busy machine of two cores can do. */
  private static final Duration HALF_LOAD = Duration.ofMillis(2);

  private static final Pattern OLD_USED = Pattern.compile("Tenured +total \\d+K, used (\\d+)K");

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
    steady(Duration.ofSeconds(10));
  }

  @Test
  @Tag("slow")
  void memory_does_not_grow_either() {
    var growth = steady(Duration.ofMinutes(Integer.getInteger("keyden.minutes", 60)));

    assertThat(growth).as("growth of the resident memory").isLessThan(1.02);
  }

  /**
   * Of a request nothing may stay in the heap's old part, which is collected rarely: else the
   * process grows with each request until then, and what requests carried stays readable in it.
   */
  @Test
  void what_requests_leave_behind_is_collected_at_once() {
    try (var server = PackagedServer.start();
        var load = new Load(server, Duration.ZERO)) {
      Waiting.letPass(Duration.ofSeconds(5));
      // What is alive now is old from here on, open connections among it. The rest has become old
      // when it was seen alive by 15 collections of what is young, some three seconds later.
      diagnose(server, "GC.run");
      long requests = load.requests();
      long old = oldBytes(server);

      Waiting.letPass(Duration.ofSeconds(10));

      long grown = oldBytes(server) - old;
      requests = load.requests() - requests;
      System.out.printf("D9: %d bytes of %d requests became old%n", grown, requests);
      assertThat(grown / requests).as("bytes of a request that became old").isLessThan(100);
    }
  }

  private static double steady(Duration length) {
    try (var server = PackagedServer.start();
        var load = new Load(server, HALF_LOAD)) {
      Waiting.letPass(length.dividedBy(10));
      State early = State.of(server);
      Waiting.letPass(length.multipliedBy(9).dividedBy(10));
      State late = State.of(server);
      double growth = (double) late.residentKib() / early.residentKib();
      System.out.printf(
          "D9: %d requests in %s, resident %d then %d KiB (%.3f), handles %d then %d, threads %d"
              + " then %d%n",
          load.requests(),
          length,
          early.residentKib(),
          late.residentKib(),
          growth,
          early.handles(),
          late.handles(),
          early.threads(),
          late.threads());
      assertThat(load.requests()).as("requests").isGreaterThan(100);
      // One more or less may be open at the moment of looking.
      assertThat(late.handles()).as("file handles").isLessThanOrEqualTo(early.handles() + 2);
      assertThat(late.threads()).as("threads").isLessThanOrEqualTo(early.threads() + 2);
      return growth;
    }
  }

  private static long oldBytes(PackagedServer server) {
    Matcher used = OLD_USED.matcher(diagnose(server, "GC.heap_info"));
    assertThat(used.find()).as("the heap is as the start script makes it").isTrue();
    return Long.parseLong(used.group(1)) * 1024;
  }

  private static String diagnose(PackagedServer server, String command) {
    return Program.of(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            String.valueOf(server.processId()),
            command)
        .run()
        .expectSuccess()
        .output();
  }

  /** Requests of all kinds at a steady pace, until it is closed, which tells what failed. */
  private static final class Load implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong requests = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Void>> workers;

    Load(PackagedServer server, Duration pause) {
      String service = Json.text(Administration.of(server).createServiceAccount("steady"), "Id");
      workers =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(
                  i -> CompletableFuture.runAsync(() -> work(server, service, pause), threads))
              .toList();
    }

    long requests() {
      return requests.get();
    }

    private void work(PackagedServer server, String service, Duration pause) {
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
          LockSupport.parkNanos(pause.toNanos());
        }
      }
    }

    @Override
    public void close() {
      over.set(true);
      try (threads) {
        workers.forEach(CompletableFuture::join);
      }
    }
  }
}
