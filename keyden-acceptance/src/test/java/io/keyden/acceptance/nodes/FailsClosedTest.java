package io.keyden.acceptance.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Waiting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Check S10: a node that has lost its database, and with it the source of revocations, for longer
 * than the bound says good to nobody and changes nothing; when the database is back, all is as
 * before without a restart.
 */
final class FailsClosedTest {
  private static final Duration BOUND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(
      value = UnreliableNetwork.Mode.class,
      names = {"SWALLOWS", "REFUSES"})
  void without_its_database_a_node_says_good_to_nobody(UnreliableNetwork.Mode fault) {
    try (var cluster = new Cluster(1);
        var connection = new ApiConnection(cluster.node(0));
        var prober = new ApiConnection(cluster.node(0))) {
      var administrator = cluster.administratorKey();
      var key = connection.createKey("me", administrator, Map.of("Purpose", "remembered"));
      assertThat(connection.get("/api/users/me", key.secret()).status()).isEqualTo(200);

      cluster.network(0).set(fault);
      Waiting.letPass(BOUND.plusMillis(100));

      assertThat(connection.get("/api/users/me", key.secret()).status()).isEqualTo(503);
      var refused =
          connection.post("/api/users/me/apikeys", administrator, Map.of("Purpose", "in vain"));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isPresent();
      Waiting.await(
          "that the node is not ready", PATIENCE, () -> prober.get("/ready", "").status() == 503);
      assertThat(prober.get("/live", "").status()).isEqualTo(200);

      cluster.network(0).set(UnreliableNetwork.Mode.PASSES_ON);

      Waiting.await(
          "that the key works again",
          PATIENCE,
          () -> connection.get("/api/users/me", key.secret()).status() == 200);
      Waiting.await(
          "that the node is ready again", PATIENCE, () -> prober.get("/ready", "").status() == 200);
      var made =
          connection.post("/api/users/me/apikeys", administrator, Map.of("Purpose", "after"));
      assertThat(made.status()).isEqualTo(200);
      assertThat(connection.get("/api/users/me/apikeys", administrator).text())
          .contains("remembered", "after")
          .doesNotContain("in vain");
    }
  }
}
