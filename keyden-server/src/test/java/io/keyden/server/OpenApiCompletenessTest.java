package io.keyden.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.time.ManualClock;
import io.keyden.http.api.Access;
import io.keyden.http.metrics.MetricsRoutes;
import io.keyden.http.openapi.OpenApiRoutes;
import io.keyden.http.seam.AddressBlocks;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Route;
import io.keyden.server.configuration.AuthenticationConfiguration;
import io.keyden.server.metrics.Metrics;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document describes the routes of the server, all of them and no others. */
class OpenApiCompletenessTest {
  @TempDir private Path folder;
  private SqliteDatabase database;
  private Services services;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
    services =
        new Services(
            Stores.of(database),
            ManualClock.atNoon(),
            new AuthenticationConfiguration(true, 10, Duration.ofSeconds(1), 100, 100));
  }

  @AfterEach
  void close() {
    services.close();
    database.close();
  }

  private List<Route<Access>> served() {
    return Routes.all(
            services, UUID.randomUUID(), new MetricsRoutes(new Metrics("test"), AddressBlocks.NONE))
        .stream()
        .filter(route -> {
          var template = route.template().toString();
          return template.startsWith("/api") || template.startsWith("/.well-known");
        })
        .toList();
  }

  private static String name(Route<Access> route) {
    return route.method().name().toLowerCase(Locale.ROOT) + " " + route.template();
  }

  private static Map<String, JsonNode> described() {
    var answer =
        new OpenApiRoutes()
            .routes()
            .getFirst()
            .handler()
            .handle(Request.to(Method.GET, OpenApiRoutes.PATH).build());
    var described = new HashMap<String, JsonNode>();
    JsonMapper.shared()
        .readTree(answer.body())
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    described.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
    return described;
  }

  @Test
  void each_route_is_described_and_each_described_operation_is_a_route() {
    assertThat(described().keySet())
        .containsExactlyInAnyOrderElementsOf(
            served().stream().map(OpenApiCompletenessTest::name).toList());
  }

  @Test
  void who_may_call_a_route_and_whether_it_answers_below_a_space_is_described() {
    var described = described();

    for (var route : served()) {
      var operation = Objects.requireNonNull(described.get(name(route)), name(route));
      assertThat(operation.has("security"))
          .as("open to all: " + name(route))
          .isEqualTo(route.access() instanceof Access.Anonymous);
      assertThat(operation.has("x-keyden-also-below-space"))
          .as("below a space: " + name(route))
          .isEqualTo(route.spaceScoped());
    }
  }
}
