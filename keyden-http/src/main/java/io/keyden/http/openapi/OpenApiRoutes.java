package io.keyden.http.openapi;

import io.keyden.core.problem.BugException;
import io.keyden.http.api.Access;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code /api/openapi.json}: what the API takes and gives, as an OpenAPI 3.1 document. */
public final class OpenApiRoutes implements RouteGroup {
  /** Where the document is. */
  public static final String PATH = "/api/openapi.json";

  private final Response document = Response.json(200, read());

  @Override
  public List<Route<Access>> routes() {
    return List.of(Route.get(PATH, Access.anonymous(), request -> document));
  }

  private static byte[] read() {
    try (var document = OpenApiRoutes.class.getResourceAsStream("openapi.json")) {
      if (document == null) {
        throw new BugException("the description of the API is a resource beside this class");
      }
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
