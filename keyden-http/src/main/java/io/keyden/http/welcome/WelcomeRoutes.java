package io.keyden.http.welcome;

import io.keyden.http.api.Access;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code /} and {@code /app}: a page that says what runs here and how to use it. */
public final class WelcomeRoutes implements RouteGroup {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private final byte[] page = read("welcome.html");
  private final byte[] style = read("welcome.css");

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get("/", Access.anonymous(), this::page),
        Route.get("/app", Access.anonymous(), this::page),
        Route.get(
            "/app/welcome.css",
            Access.anonymous(),
            request -> guarded(Response.of(200, "text/css; charset=utf-8", style))));
  }

  private Response page(Request request) {
    return guarded(Response.of(200, "text/html; charset=utf-8", page));
  }

  private static Response guarded(Response response) {
    return response
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader("Referrer-Policy", "no-referrer");
  }

  private static byte[] read(String name) {
    try (var stream = WelcomeRoutes.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
