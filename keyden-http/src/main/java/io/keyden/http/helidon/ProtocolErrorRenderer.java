package io.keyden.http.helidon;

/**
 * Writes the body of an answer that no handler gave: what the HTTP layer refuses, and failures.
 * Half of the Go client takes an error without a JSON body for a success.
 */
@FunctionalInterface
public interface ProtocolErrorRenderer {
  /**
   * Writes a JSON object in UTF-8.
   *
   * @param status the status code of the answer, 400 or more
   * @param message what the caller may read; it never repeats input
   */
  byte[] render(int status, String message);
}
