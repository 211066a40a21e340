package io.keyden.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.http.api.Access;
import io.keyden.http.metrics.MetricsRoutes;
import io.keyden.http.pipeline.ApiHandler;
import io.keyden.http.pipeline.Credentials;
import io.keyden.http.pipeline.RequestLog;
import io.keyden.http.seam.AddressBlocks;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.http.seam.Router;
import io.keyden.server.configuration.AuthenticationConfiguration;
import io.keyden.server.metrics.Metrics;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route of the server, who may call it, and that this is so. */
final class RoutesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "wire.md");
  private static final String HEAD = "| method | path | who |\n| --- | --- | --- |\n";
  private static final UUID INSTALLATION = UUID.fromString("6f0c7a30-3d3f-4f0e-8a53-7f1d0c1a2b3c");

  @TempDir Path folder;

  private SqliteDatabase database;
  private Services services;
  private List<Route<Access>> routes;
  private ApiHandler handler;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder.resolve("keyden.db"));
    services =
        new Services(
            Stores.of(database),
            InstantSource.system(),
            new AuthenticationConfiguration(true, 1_000_000, Duration.ofSeconds(1), 100, 100));
    routes =
        Routes.all(
            services, INSTALLATION, new MetricsRoutes(new Metrics("test"), AddressBlocks.NONE));
    handler =
        new ApiHandler(
            new Router<>(routes),
            new Credentials("cookie", true),
            services.authenticate,
            (rejection, origin) -> Optional.empty(),
            RequestLog.NONE);
  }

  @AfterEach
  void close() {
    services.close();
    database.close();
  }

  @Test
  void every_route_stands_in_the_document_with_who_may_call_it() throws IOException {
    var table =
        HEAD
            + routes.stream()
                .sorted(
                    Comparator.comparing((Route<Access> route) -> route.template().toString())
                        .thenComparing(Route::method))
                .map(RoutesTest::line)
                .collect(Collectors.joining());
    if (Boolean.getBoolean("golden.rewrite")) {
      var text = Files.readString(DOCUMENT);
      int start = text.indexOf(HEAD);
      int end = text.indexOf("\n\n", start);
      Files.writeString(
          DOCUMENT, text.substring(0, start) + table.stripTrailing() + text.substring(end));
    }

    assertThat(Files.readString(DOCUMENT)).contains(table);
  }

  private static String line(Route<Access> route) {
    var who =
        switch (route.access()) {
          case Access.Anonymous anonymous -> "anybody";
          case Access.SignedIn signedIn -> "signed in";
          case Access.Requires requires -> requires.permission().wireName();
          case Access.RequiresUnless requires ->
              requires.permission().wireName() + ", or anybody from `--metrics-addresses`";
        };
    return "| "
        + route.method()
        + " | `"
        + route.template()
        + "`"
        + (route.spaceScoped() ? " ⁺" : "")
        + " | "
        + who
        + " |\n";
  }

  @Test
  void without_a_credential_only_what_is_open_to_anybody_answers() {
    assertThat(routes)
        .allSatisfy(route -> {
          var answer = send(route, Optional.empty(), "{}");
          if (route.access() instanceof Access.Anonymous) {
            assertThat(answer.status()).as("%s", route.template()).isNotEqualTo(401);
          } else {
            assertThat(answer.status()).as("%s", route.template()).isEqualTo(401);
          }
        });
  }

  @Test
  void bad_key_is_refused_on_every_route_of_the_api() {
    assertThat(routes)
        .filteredOn(route -> route.template().toString().startsWith("/api"))
        .allSatisfy(route ->
            assertThat(send(route, Optional.of("API-WRONG"), "{}").status())
                .as("%s", route.template())
                .isEqualTo(401));
  }

  @Test
  void who_has_no_right_changes_nothing_of_others() {
    var world = new SmallWorld(services);
    var before = world.everythingButTheirOwn();

    var statuses =
        routes.stream()
            .filter(route -> !Set.of(Method.GET, Method.HEAD).contains(route.method()))
            .filter(route -> !(route.access() instanceof Access.Anonymous))
            .map(route -> send(route, Optional.of(world.keyOfNobody()), SmallWorld.BODY).status())
            .toList();

    assertThat(statuses).doesNotContain(500);
    assertThat(world.everythingButTheirOwn()).isEqualTo(before);
  }

  @Test
  void no_route_answers_nonsense_with_an_error_of_the_server() {
    var world = new SmallWorld(services);
    var bodies =
        List.of(
            "", "[]", "null", "{\"Name\":7}", "{\"Items\":[[[]]]}", "\u0000", "{\"Id\":{}}", "{}");

    assertThat(routes)
        .allSatisfy(route ->
            assertThat(bodies)
                .allSatisfy(body -> {
                  var answer = send(route, Optional.of(world.keyOfAdministrator()), body);
                  assertThat(answer.status())
                      .as("%s %s %s", route.method(), route.template(), text(answer))
                      .isLessThan(500);
                }));
  }

  private Response send(Route<Access> route, Optional<String> key, String body) {
    var path =
        route
            .template()
            .toString()
            .replace("{userId}", "Users-1")
            .replace("{spaceId}", "Spaces-1")
            .replaceAll("/apikeys/\\{id\\}", "/apikeys/apikeys-00000000000000000000000000")
            .replaceAll("/teams/\\{id\\}", "/teams/teams-everyone")
            .replaceAll("/userroles/\\{id\\}", "/userroles/userroles-projectviewer")
            .replaceAll("/spaces/\\{id\\}", "/spaces/Spaces-1")
            .replaceAll("/users/\\{id\\}", "/users/Users-1")
            .replaceAll("\\{\\w+\\}", "1");
    var request = Request.to(route.method(), path).body(body);
    key.ifPresent(text -> request.header("X-Octopus-ApiKey", text));
    return handler.handle(request.build());
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
