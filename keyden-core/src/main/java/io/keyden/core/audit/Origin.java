package io.keyden.core.audit;

/**
 * Where a request came from.
 *
 * @param address the caller's IP address; empty for the server itself
 * @param userAgent what the caller says of its program, cut to a sane length; may be empty
 */
public record Origin(String address, String userAgent) {
  private static final int USER_AGENT_LENGTH_MAX = 256;

  /** The server itself. */
  public static final Origin SERVER = new Origin("", "Server");

  public Origin {
    if (userAgent.length() > USER_AGENT_LENGTH_MAX) {
      userAgent = userAgent.substring(0, USER_AGENT_LENGTH_MAX);
    }
  }
}
