package io.keyden.acceptance.browser;

/**
 * A line of the browser's console.
 *
 * @param error whether it is an error: thrown by a script, a request that failed or was refused, a
 *     violation of the content security policy
 * @param text where it comes from, and the message
 */
public record ConsoleLine(boolean error, String text) {
  @Override
  public String toString() {
    return (error ? "error: " : "") + text;
  }
}
