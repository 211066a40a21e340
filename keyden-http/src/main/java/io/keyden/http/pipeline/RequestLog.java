package io.keyden.http.pipeline;

import io.keyden.core.access.Caller;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import java.util.Optional;

/** Hears of every request when its answer is ready. Must be quick, must not throw. */
@FunctionalInterface
public interface RequestLog {
  /** Hears nothing. */
  RequestLog NONE = (request, caller, response, nanos) -> {};

  /**
   * Takes note of a request.
   *
   * @param request the request, with its {@link MatchedRoute} attached if a route was found
   * @param caller who asked; empty if that was not found out
   * @param nanos how long the answer took
   */
  void answered(Request request, Optional<Caller> caller, Response response, long nanos);

  /** Tells this one, then {@code other}. */
  default RequestLog and(RequestLog other) {
    return (request, caller, response, nanos) -> {
      answered(request, caller, response, nanos);
      other.answered(request, caller, response, nanos);
    };
  }
}
