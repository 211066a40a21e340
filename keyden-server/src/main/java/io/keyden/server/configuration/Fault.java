package io.keyden.server.configuration;

/**
 * Why one setting cannot be used.
 *
 * @param name the option or environment variable that holds it
 * @param message what it must be; one line, never with a secret
 */
public record Fault(String name, String message) {
  /** One line for the operator. */
  @Override
  public String toString() {
    return name + ": " + message;
  }
}
