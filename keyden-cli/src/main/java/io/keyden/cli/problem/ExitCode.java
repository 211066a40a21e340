package io.keyden.cli.problem;

/** What the process tells by its exit code. */
public final class ExitCode {
  /** Done, and nothing found. */
  public static final int OK = 0;

  /** Not done, for a reason that has no code of its own. */
  public static final int FAILED = 1;

  /** Not begun: an option, an argument or a setting is wrong. */
  public static final int USAGE = 2;

  /** Done, and found what was asked about, such as keys that expire within the bound. */
  public static final int FOUND = 3;

  /** The server refused the credential, or there is none. */
  public static final int NOT_SIGNED_IN = 4;

  /** The credential is good, but its owner may not do this. */
  public static final int NOT_ALLOWED = 5;

  /** What was asked for does not exist. */
  public static final int NOT_FOUND = 6;

  /** No answer: no network, a wrong server, a failed TLS handshake, or too long a wait. */
  public static final int NO_CONNECTION = 7;

  /** The server asks to come back later. */
  public static final int RATE_LIMITED = 8;

  /** {@code key check}: the text has not the form of a key. */
  public static final int KEY_MALFORMED = 10;

  /** {@code key check}: the form is right and the check character wrong, so a character is. */
  public static final int KEY_MISTYPED = 11;

  /**
   * {@code key check}: the server refuses the key. A real Octopus server does not tell whether it
   * never existed, was revoked, or expired.
   */
  public static final int KEY_REFUSED = 12;

  /** {@code key check}: the server says that the key has expired. */
  public static final int KEY_EXPIRED = 13;

  /** {@code key check}: the server says that the key's owner may not sign in. */
  public static final int KEY_OWNER_DISABLED = 14;

  /** The audit record in a database is not what it was when it was written. */
  public static final int RECORD_BROKEN = 15;

  private ExitCode() {}
}
