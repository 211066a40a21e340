package io.keyden.http.probe;

import io.keyden.core.status.Readiness;
import io.keyden.http.seam.Handler;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.wire.Json;
import io.keyden.wire.server.ReadinessResource;
import java.util.List;

/**
 * Answers {@code /live} and {@code /ready} ahead of all other steps: without a credential, without
 * a line in the access log, and uncounted, since they are asked every few seconds and tell nobody
 * anything. Other requests go on to the next handler.
 *
 * <p>Anybody may ask. {@code /live} touches nothing. {@code /ready} tries the database at most once
 * in {@link io.keyden.core.status.Health#VALID_FOR}, however often it is asked.
 */
public final class Probes implements Handler {
  /** Whether the process answers. */
  public static final String LIVE = "/live";

  /** Whether requests should be sent here. */
  public static final String READY = "/ready";

  private static final byte[] ALIVE = Json.write(new Alive(true));

  private record Alive(boolean isAlive) {}

  private final Readiness readiness;
  private final Handler next;

  /** Answers for {@code readiness}; {@code next} gets all else. */
  public Probes(Readiness readiness, Handler next) {
    this.readiness = readiness;
    this.next = next;
  }

  @Override
  public Response handle(Request request) {
    if (request.method() != Method.GET && request.method() != Method.HEAD) {
      return next.handle(request);
    }
    return switch (request.rawTarget()) {
      case LIVE -> Response.json(200, ALIVE);
      case READY -> ready();
      default -> next.handle(request);
    };
  }

  private Response ready() {
    var lacks = readiness.lacks();
    return Response.json(
        lacks.isEmpty() ? 200 : 503,
        Json.write(
            new ReadinessResource(
                lacks.isEmpty(), List.copyOf(lacks.stream().map(Probes::name).toList()))));
  }

  private static String name(Readiness.Lack lack) {
    return switch (lack) {
      case DATABASE -> "Database";
      case STOPPING -> "Stopping";
    };
  }
}
