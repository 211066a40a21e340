package io.keyden.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.commandline.KeydenCommand.Result;
import io.keyden.acceptance.commandline.KeydenCommand.Running;
import io.keyden.acceptance.commandline.RotationJob.Way;
import io.keyden.client.octopus.Moment;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import io.keyden.client.octopus.ReceivedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whenever {@code key rotate} is killed, whoever uses the key has one that works, and the same
 * command, run once more, ends where it would have ended.
 *
 * <p>The moments are those at which a request has arrived, before the server has acted and after,
 * and those at which a command of {@code --exec} has the key or has it not yet.
 *
 * <p>Short form: the moments that differ. Full form, with all ways of calling at all of them:
 * {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=RotationKillTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@RunsOnPackagedServer
class RotationKillTest {
  /** What Java gives for a process that a signal 9 has ended. */
  private static final int KILLED = 128 + 9;

  private static final int THREADS = 2;

  @TempDir private Path directory;

  /** Closes the connection of a request without an answer, since who would read it is gone. */
  private static final class ClientIsGone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * A moment of a rotation.
   *
   * @param request the number of the request in the rotation, from 1
   * @param line its method and path
   */
  private record Point(int request, String line, Moment moment) {
    /** Each request twice. */
    static List<Point> ofAll(List<String> lines) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        for (Moment moment : Moment.values()) {
          points.add(new Point(i + 1, lines.get(i), moment));
        }
      }
      return points;
    }

    boolean changesSomething() {
      return line.startsWith("POST ") || line.startsWith("DELETE ");
    }

    boolean isFromCreationOn(List<String> lines) {
      return request > lines.indexOf(creation(lines));
    }

    private static String creation(List<String> lines) {
      return lines.stream().filter(line -> line.startsWith("POST ")).findFirst().orElseThrow();
    }
  }

  /** Until the creation the next request arrives in the state that the last one left. */
  @Test
  void killed_at_any_request_it_leaves_a_working_key_and_ends_when_run_again() {
    Way way = Way.OWN_KEY_FROM_ITS_FILE;
    List<String> lines = requestsOfOneRotation(OctopusVersion.CURRENT, way);
    List<Point> points =
        Point.ofAll(lines).stream()
            .filter(point -> point.isFromCreationOn(lines) || point.moment() == Moment.AFTER_ACTING)
            .toList();

    forEach(points, point -> killed(OctopusVersion.CURRENT, way, point));
  }

  @ParameterizedTest
  @CsvSource({
    "CURRENT, OWN_KEY_NEVER_READ_AGAIN",
    "CURRENT, BY_AN_ADMINISTRATOR",
    "OLD, OWN_KEY_FROM_ITS_FILE"
  })
  void so_it_does_in_other_ways_of_calling(OctopusVersion version, Way way) {
    List<Point> points =
        Point.ofAll(requestsOfOneRotation(version, way)).stream()
            .filter(Point::changesSomething)
            .toList();

    forEach(points, point -> killed(version, way, point));

    assertThat(points).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource
  @Tag("slow")
  void so_it_does_in_every_way_at_every_request_and_moment(OctopusVersion version, Way way) {
    List<Point> points = Point.ofAll(requestsOfOneRotation(version, way));

    forEach(points, point -> killed(version, way, point));
  }

  static Stream<Arguments> so_it_does_in_every_way_at_every_request_and_moment() {
    return Stream.of(OctopusVersion.values())
        .flatMap(version -> Stream.of(Way.values()).map(way -> arguments(version, way)));
  }

  @Test
  void a_key_that_is_replaced_rotates_nothing_any_more() {
    try (PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT)) {
      RotationJob job = job(server, Way.OWN_KEY_NEVER_READ_AGAIN, directory);
      job.start().await().expect(0);
      List<String> keys = job.keysInUse();

      Result again = job.start().await();

      again.expect(4);
      assertThat(job.keysInUse()).isEqualTo(keys);
      job.expectRotated();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_plan_of_rotations_that_was_killed_at_its_last_request_ends_when_run_again(boolean byId)
      throws IOException {
    try (PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT)) {
      String robot = server.serviceAccount("robot");
      Instant soon = Instant.now().plus(Duration.ofDays(10));
      String old = server.giveKey(robot, "deploy", soon);
      String named = byId ? server.keys().getFirst().id() : "deploy";
      Files.writeString(
          directory.resolve("rotation.yaml"),
          "rotations: [{user: robot, key: %s, write-file: key}]".formatted(named));
      KeydenCommand command =
          KeydenCommand.in(directory).on(server.uri(), server.administratorKey());
      String[] rotate = {
        "key", "rotate", "--all", "--expiring-in", "20d", "-f", "rotation.yaml", "-o", "csv"
      };
      Strike strike = new Strike(1);
      server.hook("DELETE", "/**", Moment.AFTER_ACTING, strike::request);

      strike.on(command.start(rotate));
      server.disarm();
      Result again = command.run(rotate).expect(0);

      assertThat(again.output()).contains("rotated").doesNotContain("not due");
      assertThat(command.openRotations()).isEmpty();
      assertThat(server.works(old)).isFalse();
      assertThat(server.works(Files.readString(directory.resolve("key")).strip())).isTrue();
    }
  }

  /** The shell's parent is the process that rotates. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ -e struck ] || { : > struck; kill -9 $PPID; exit 1; }; cat > received",
        "cat > received; [ -e struck ] || { : > struck; kill -9 $PPID; }",
      })
  void killed_by_the_command_that_gets_the_key_it_ends_when_run_again(String killer) {
    try (PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT)) {
      RotationJob job = job(server, Way.OWN_KEY_FROM_ITS_FILE, directory, "--exec", killer);

      job.start().await().expect(KILLED);
      job.expectEveryUserServed();
      job.start().await().expect(0);

      job.expectRotated();
      assertThat(directory.resolve("received")).hasContent(job.keysInUse().getFirst());
    }
  }

  @Test
  void killed_at_the_requests_that_change_something_on_keyden_it_ends_when_run_again(
      PackagedServer server) {
    List<String> lines = new CopyOnWriteArrayList<>();
    TargetServer keyden = TargetServer.of(server);
    try (ForwardingServer front = ForwardingServer.to(server.address(), lines::add, _ -> {})) {
      RotationJob job =
          RotationJob.of(
              Way.OWN_KEY_FROM_ITS_FILE,
              keyden,
              front.address(),
              directory.resolve("unhurt"),
              "rotating-" + PackagedServer.randomText(8));
      job.start().await().expect(0);
      job.expectRotated();
    }
    List<Point> points =
        Point.ofAll(lines).stream()
            .filter(point ->
                point.changesSomething()
                    || (point.line().endsWith("/users/me")
                        && point.isFromCreationOn(lines)
                        && point.moment() == Moment.AFTER_ACTING))
            .toList();

    forEach(points, point -> killedOnKeyden(server, point));

    assertThat(points).hasSizeGreaterThanOrEqualTo(5);
  }

  private void killed(OctopusVersion version, Way way, Point point) {
    Path own = directory.resolve(point.request() + "-" + point.moment());
    try (PlainOctopusServer server = PlainOctopusServer.start(version)) {
      RotationJob job = job(server, way, own);
      Strike strike = new Strike(point.request());
      server.hook("*", "/**", point.moment(), strike::request);

      strike.on(job.start());
      job.expectEveryUserServed();
      server.disarm();
      job.start().await().expect(0);

      job.expectRotated();
    }
  }

  private void killedOnKeyden(PackagedServer server, Point point) {
    Path own = directory.resolve(point.request() + "-" + point.moment());
    Strike strike = new Strike(point.request());
    boolean before = point.moment() == Moment.BEFORE_ACTING;
    try (ForwardingServer front =
        ForwardingServer.to(
            server.address(),
            _ -> {
              if (before) {
                strike.request();
              }
            },
            _ -> {
              if (!before) {
                strike.request();
              }
            })) {
      RotationJob job =
          RotationJob.of(
              Way.OWN_KEY_FROM_ITS_FILE,
              TargetServer.of(server),
              front.address(),
              own,
              "rotating-" + PackagedServer.randomText(8));

      strike.on(job.start());
      job.expectEveryUserServed();
      job.start().await().expect(0);

      job.expectRotated();
    }
  }

  /** Kills the process at its n-th request. */
  private static final class Strike {
    private final int request;
    private final AtomicInteger seen = new AtomicInteger();
    private final CompletableFuture<Running> process = new CompletableFuture<>();

    Strike(int request) {
      this.request = request;
    }

    void request() {
      if (seen.incrementAndGet() == request) {
        process.join().kill();
        throw new ClientIsGone();
      }
    }

    /** Names the process, and returns when it has been struck. */
    void on(Running running) {
      process.complete(running);
      running.await().expect(KILLED);
    }
  }

  private List<String> requestsOfOneRotation(OctopusVersion version, Way way) {
    try (PlainOctopusServer server = PlainOctopusServer.start(version)) {
      RotationJob job = job(server, way, directory.resolve("unhurt"));
      job.start().await().expect(0);
      job.expectRotated();
      return ReceivedRequest.lines(server.requests());
    }
  }

  private static RotationJob job(
      PlainOctopusServer server, Way way, Path directory, String... more) {
    return RotationJob.of(way, TargetServer.of(server), server.uri(), directory, "robot", more);
  }

  /** What is done at a point. */
  @FunctionalInterface
  private interface AtPoint {
    void run(Point point);
  }

  private static void forEach(List<Point> points, AtPoint work) {
    assertThat(points).isNotEmpty();
    List<AssertionError> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> runs = new ArrayList<>();
      for (Point point : points) {
        runs.add(threads.submit(() -> work.run(point)));
      }
      for (int i = 0; i < points.size(); i++) {
        try {
          runs.get(i).get();
        } catch (ExecutionException e) {
          failures.add(new AssertionError("killed at " + points.get(i), e.getCause()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (!failures.isEmpty()) {
      AssertionError first = failures.getFirst();
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }
}
