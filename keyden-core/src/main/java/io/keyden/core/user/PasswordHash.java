package io.keyden.core.user;

/**
 * What is stored of a password: the text form of Argon2id with its parameters and salt, {@code
 * $argon2id$v=19$…}.
 *
 * @param text the form that the hasher reads again
 */
public record PasswordHash(String text) {
  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }
}
