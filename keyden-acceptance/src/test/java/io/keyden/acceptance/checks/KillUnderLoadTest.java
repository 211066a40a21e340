package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Waiting;
import io.keyden.core.audit.ChainAnchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Check D2: {@code kill -9} under load. 1,000 times (short form: 8) the server is killed at a
 * random moment while four connections make and revoke keys, and started again on the same data.
 * Each time: every key whose making was acknowledged works, no acknowledged revocation is undone,
 * SQLite finds the database whole, the chain of the record holds, and the server is ready in under
 * two seconds (short form, for busy machines: ten). After each kill the keys of that round and a
 * sample of the older ones are tried, at the end all of them.
 *
 * <p>Full form: {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=KillUnderLoadTest
 * -Dsurefire.failIfNoSpecifiedTests=false}; with {@code -Dkeyden.kills=100} it is shorter.
 */
class KillUnderLoadTest {
  private static final int CONNECTIONS = 4;
  private static final int SAMPLE = 100;

  @TempDir Path scratch;

  @Test
  void eight_kills_lose_no_key_and_undo_no_revocation() throws IOException, SQLException {
    loseNothing(8, Duration.ofSeconds(10));
  }

  @Test
  @Tag("slow")
  void a_thousand_kills_lose_no_key_and_undo_no_revocation() throws IOException, SQLException {
    loseNothing(Integer.getInteger("keyden.kills", 1_000), Duration.ofSeconds(2));
  }

  private void loseNothing(int kills, Duration readyWithin) throws IOException, SQLException {
    var random = new Random();
    var known = new Known();
    Duration slowest = Duration.ZERO;
    try (PackagedServer server =
        PackagedServer.setup().option("--bad-key-burst", "1000000").start()) {
      String service =
          Json.text(Administration.of(server).createServiceAccount("killed-service"), "Id");
      ChainAnchor anchor = ChainAnchor.START;
      for (int kill = 1; kill <= kills; kill++) {
        Known round = untilKilled(server, service, Duration.ofMillis(100 + random.nextInt(500)));
        anchor = Wreck.copied(server.dataDirectory(), scratch).expectWhole(anchor);
        server.startAgain();
        slowest = slowest.compareTo(server.timeToReady()) < 0 ? server.timeToReady() : slowest;
        round.expectTrue(server, "after kill " + kill);
        known.sample(random, SAMPLE).expectTrue(server, "later, after kill " + kill);
        known.add(round);
      }
      System.out.printf(
          "D2: %d kills, %d keys made, %d revoked, slowest start %d ms%n",
          kills,
          known.good.size() + known.revoked.size(),
          known.revoked.size(),
          slowest.toMillis());
      known.expectTrue(server, "at the end");
    }
    assertThat(known.good).as("keys that were made").hasSizeGreaterThan(kills);
    assertThat(known.revoked).as("keys that were revoked").hasSizeGreaterThan(kills / 2);
    assertThat(slowest).as("slowest start").isLessThan(readyWithin);
  }

  /** Makes and revokes keys on all connections until the server dies under them. */
  private static Known untilKilled(PackagedServer server, String service, Duration life) {
    var all = new Known();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> work(server, service), threads))
              .toList();
      Waiting.letPass(life);
      server.kill();
      workers.forEach(worker -> all.add(worker.join()));
    }
    return all;
  }

  private static Known work(PackagedServer server, String service) {
    var known = new Known();
    String admin = server.administratorKey();
    try (var connection = new ApiConnection(server)) {
      while (true) {
        CreatedKey key = connection.createKey(service, admin, Map.of("Purpose", "load"));
        known.good.add(key);
        if (known.good.size() % 3 == 0) {
          // Until the answer is there nobody can say whether it is still good.
          CreatedKey ends = known.good.removeFirst();
          Answer answer = connection.delete(ends.path(), admin);
          assertThat(answer.status()).isEqualTo(200);
          known.revoked.add(ends);
        }
      }
    } catch (UncheckedIOException e) {
      return known; // the server is gone, as it should be
    }
  }

  /** What the server has acknowledged. */
  private static final class Known {
    private final List<CreatedKey> good = new ArrayList<>();
    private final List<CreatedKey> revoked = new ArrayList<>();

    void add(Known more) {
      good.addAll(more.good);
      revoked.addAll(more.revoked);
    }

    Known sample(Random random, int count) {
      var sample = new Known();
      sample.good.addAll(some(good, random, count));
      sample.revoked.addAll(some(revoked, random, count));
      return sample;
    }

    private static Collection<CreatedKey> some(List<CreatedKey> keys, Random random, int count) {
      if (keys.isEmpty()) {
        return Collections.emptyList();
      }
      return random.ints(count, 0, keys.size()).distinct().mapToObj(keys::get).toList();
    }

    void expectTrue(PackagedServer server, String when) {
      try (var connection = new ApiConnection(server)) {
        for (CreatedKey key : good) {
          assertThat(connection.get("/api/users/me", key.secret()).status())
              .as("acknowledged key, %s", when)
              .isEqualTo(200);
        }
        for (CreatedKey key : revoked) {
          assertThat(connection.get("/api/users/me", key.secret()).status())
              .as("key whose revocation was acknowledged, %s", when)
              .isEqualTo(401);
        }
      }
    }
  }
}
