package io.keyden.cli.profile;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.value.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a server answers: {@code http} or {@code https}, a host, and a port and a path if it has
 * them; without {@code /api} or a slash at the end, as people copy it from different places.
 *
 * @param uri the address
 */
public record ServerAddress(URI uri) {
  private static final String FORM = "such as https://keyden.example.com";

  /**
   * Reads an address. The message of the exception never repeats the text: somebody may have put a
   * key there by mistake.
   *
   * @throws InvalidValueException if it is none, or holds a name and password, which would end up
   *     in logs
   */
  public static ServerAddress parse(String text) throws InvalidValueException {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException malformed) {
      throw new InvalidValueException("this is no address of a server; write one " + FORM);
    }
    if (uri.getRawUserInfo() != null || text.indexOf('@') >= 0) {
      throw new InvalidValueException(
          "an address holds no name and password; leave out what stands before the @");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || uri.getHost() == null) {
      throw new InvalidValueException("this is no address of a server; write one " + FORM);
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new InvalidValueException(
          "an address of a server ends before any ? and #; write one " + FORM);
    }
    return new ServerAddress(plain(scheme, uri));
  }

  /**
   * Reads an address that somebody gave.
   *
   * @param source by what, to be told if it is none
   * @throws CommandException if it is none
   */
  public static ServerAddress given(String text, String source) {
    try {
      return parse(text);
    } catch (InvalidValueException invalid) {
      throw CommandException.usage(
          source + ": " + invalid.problem(), "give the address that a browser would open");
    }
  }

  /** What somebody should know before anything is sent there. */
  public Optional<String> warning() {
    return encrypted() || loopback()
        ? Optional.empty()
        : Optional.of(
            "warning: " + this + " is not encrypted: others on the way can read what is sent");
  }

  private static URI plain(String scheme, URI uri) {
    String path = withoutEnd(withoutEnd(uri.getRawPath(), "/"), "/api");
    return URI.create(
        scheme
            + "://"
            + uri.getHost().toLowerCase(Locale.ROOT)
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
            + withoutEnd(path, "/"));
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  /**
   * Whether both are the same scheme, host and port. What is meant for one of them may be sent to
   * the other.
   */
  public boolean sameOrigin(ServerAddress other) {
    return uri.getScheme().equals(other.uri.getScheme())
        && uri.getHost().equals(other.uri.getHost())
        && port() == other.port();
  }

  private int port() {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return encrypted() ? 443 : 80;
  }

  /** Whether what is sent there is encrypted. */
  public boolean encrypted() {
    return uri.getScheme().equals("https");
  }

  /** Whether the host is this machine, by its name alone: no name is looked up. */
  public boolean loopback() {
    String host = uri.getHost();
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || ipv4Loopback(host);
  }

  /** 127.0.0.0/8. */
  private static boolean ipv4Loopback(String host) {
    if (!host.startsWith("127.")) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char character = host.charAt(i);
      if (character != '.' && (character < '0' || character > '9')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
