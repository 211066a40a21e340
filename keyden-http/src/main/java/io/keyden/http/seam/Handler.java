package io.keyden.http.seam;

/** Answers one request. It runs on a thread of its own and may block. */
@FunctionalInterface
public interface Handler {
  /** Answers {@code request}. */
  Response handle(Request request);
}
