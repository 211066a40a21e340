package io.keyden.client.internal;

import io.keyden.client.problem.UnexpectedAnswerException;
import java.net.URI;
import java.util.Locale;

/**
 * Where a server is, and the only place that a credential is sent to.
 *
 * <p>A server under a path, {@code https://host/octopus}, may or may not repeat that path in its
 * links; both are understood.
 */
public final class ServerAddress {
  private final String origin;
  private final String basePath;

  private ServerAddress(String origin, String basePath) {
    this.origin = origin;
    this.basePath = basePath;
  }

  /**
   * The server at {@code address}; one that ends in {@code /api}, as some have it, is taken without
   * that.
   *
   * @throws IllegalArgumentException if it is not an {@code http} or {@code https} address with a
   *     host and without user, query and fragment
   */
  public static ServerAddress of(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "the server's address must begin with https:// or http://");
    }
    if (address.getHost() == null) {
      throw new IllegalArgumentException("the server's address has no host");
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the server's address must have no user, query or fragment");
    }
    String path = withoutSlashes(address.getRawPath() == null ? "" : address.getRawPath());
    if (path.toLowerCase(Locale.ROOT).endsWith("/api")) {
      path = withoutSlashes(path.substring(0, path.length() - "/api".length()));
    }
    return new ServerAddress(scheme + "://" + address.getRawAuthority(), path);
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /**
   * The address of a link.
   *
   * @throws UnexpectedAnswerException if it does not lead to a place on this server
   */
  URI resolve(String link) {
    String path = link.startsWith("~/") ? link.substring(1) : link;
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw elsewhere();
    }
    boolean complete = path.equals(basePath) || path.startsWith(basePath + "/");
    URI uri;
    try {
      uri = URI.create(origin + (complete ? "" : basePath) + path);
    } catch (IllegalArgumentException e) {
      throw elsewhere();
    }
    return uri;
  }

  private static UnexpectedAnswerException elsewhere() {
    return new UnexpectedAnswerException("the server gave a link that is no path on it", 200, null);
  }

  /** Whether an address has the scheme, the host and the port of this one. */
  boolean hasOriginOf(URI other) {
    URI own = URI.create(origin);
    return other.getScheme() != null
        && other.getHost() != null
        && own.getScheme().equalsIgnoreCase(other.getScheme())
        && own.getHost().equalsIgnoreCase(other.getHost())
        && port(own) == port(other);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /** Whether what is sent there cannot be read on the way. */
  public boolean isEncrypted() {
    return origin.startsWith("https:");
  }

  /** The server's address, without a slash at the end. */
  public URI uri() {
    return URI.create(origin + basePath);
  }

  @Override
  public String toString() {
    return origin + basePath;
  }
}
