package io.keyden.http.helidon;

import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;

/** Answers every request of a server, whatever its path and method. */
@FunctionalInterface
public interface RequestHandler {
  /**
   * Answers {@code request} on a virtual thread of the connection, so it may block.
   *
   * <p>What escapes is answered for it: a {@link io.keyden.http.seam.BadRequestException} by status
   * 400 and its message, everything else by status 500, with the stack trace in the log only.
   */
  Response handle(Request request);
}
