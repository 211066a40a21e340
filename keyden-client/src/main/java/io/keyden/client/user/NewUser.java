package io.keyden.client.user;

import java.util.Optional;

/**
 * A person to be given an account. Immutable; begin with {@link #of}. It prints without the
 * password.
 */
public final class NewUser {
  private final String username;
  private final String displayName;
  private final Optional<String> emailAddress;
  private final Optional<String> password;

  private NewUser(
      String username,
      String displayName,
      Optional<String> emailAddress,
      Optional<String> password) {
    this.username = username;
    this.displayName = displayName;
    this.emailAddress = emailAddress;
    this.password = password;
  }

  /** With these names. */
  public static NewUser of(String username, String displayName) {
    return new NewUser(username, displayName, Optional.empty(), Optional.empty());
  }

  /** The same with a mail address. */
  public NewUser emailAddress(String address) {
    return new NewUser(username, displayName, Optional.of(address), password);
  }

  /** The same with a password to sign in with. */
  public NewUser password(String password) {
    return new NewUser(username, displayName, emailAddress, Optional.of(password));
  }

  /** By which the person will sign in. */
  public String username() {
    return username;
  }

  /** The name for people. */
  public String displayName() {
    return displayName;
  }

  Optional<String> email() {
    return emailAddress;
  }

  Optional<String> cleartextPassword() {
    return password;
  }

  @Override
  public String toString() {
    return "NewUser[" + username + "]";
  }
}
