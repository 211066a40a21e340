package io.keyden.http.seam;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cookie to set in the caller's browser or client, always for the path {@code /}, and for this
 * host alone unless a domain is given.
 *
 * @param name a token
 * @param value cookie octets of RFC 6265; percent-encode anything else before, since clients send
 *     the raw value back
 * @param lifetime how long the client keeps it, in whole seconds; empty: until the client closes
 * @param httpOnly whether scripts must not see it
 * @param secure whether it is sent over HTTPS only
 * @param sameSite when it goes along with requests that other sites start
 * @param domain the domain whose hosts all get it; empty: this host alone
 */
public record SetCookie(
    String name,
    String value,
    Optional<Duration> lifetime,
    boolean httpOnly,
    boolean secure,
    SameSite sameSite,
    Optional<String> domain) {

  private static final Pattern DOMAIN = Pattern.compile("\\.?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  /** Which requests started by other sites carry a cookie. */
  public enum SameSite {
    STRICT("Strict"),
    LAX("Lax"),
    NONE("None");

    private final String text;

    SameSite(String text) {
      this.text = text;
    }
  }

  /**
   * Checks name and value.
   *
   * @throws IllegalArgumentException if a part holds a character that it must not, or the lifetime
   *     is negative; the message never repeats the value
   */
  public SetCookie {
    if (!Header.isToken(name)) {
      throw new IllegalArgumentException("a cookie name must be a token");
    }
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (!Ascii.isVisible(character) || "\",;\\".indexOf(character) >= 0) {
        throw new IllegalArgumentException("the value of cookie " + name + " is not allowed");
      }
    }
    if (lifetime.isPresent() && lifetime.get().isNegative()) {
      throw new IllegalArgumentException("the lifetime of cookie " + name + " is negative");
    }
    if (domain.isPresent() && !DOMAIN.matcher(domain.get()).matches()) {
      throw new IllegalArgumentException("the domain of cookie " + name + " is not allowed");
    }
  }

  /** A cookie that lasts until the client closes. */
  public static SetCookie session(
      String name, String value, boolean httpOnly, boolean secure, SameSite sameSite) {
    return new SetCookie(
        name, value, Optional.empty(), httpOnly, secure, sameSite, Optional.empty());
  }

  /** This cookie, kept by the client for {@code duration}. */
  public SetCookie lasting(Duration duration) {
    return new SetCookie(name, value, Optional.of(duration), httpOnly, secure, sameSite, domain);
  }

  /** This cookie for all hosts of {@code wider}, if it is given. */
  public SetCookie within(Optional<String> wider) {
    return new SetCookie(name, value, lifetime, httpOnly, secure, sameSite, wider);
  }

  /** This cookie without a value and expired at once, which makes the client forget it. */
  public SetCookie expired() {
    return new SetCookie(name, "", Optional.of(Duration.ZERO), httpOnly, secure, sameSite, domain);
  }

  /** The value of the {@code Set-Cookie} header. */
  public String headerValue() {
    StringBuilder text = new StringBuilder(96).append(name).append('=').append(value);
    text.append("; Path=/");
    domain.ifPresent(wider -> text.append("; Domain=").append(wider));
    if (lifetime.isPresent()) {
      long seconds = lifetime.get().toSeconds();
      text.append("; Max-Age=").append(seconds);
      if (seconds == 0) {
        // Clients that know Expires only would otherwise keep it.
        text.append("; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
      }
    }
    if (secure) {
      text.append("; Secure");
    }
    if (httpOnly) {
      text.append("; HttpOnly");
    }
    return text.append("; SameSite=").append(sameSite.text).toString();
  }

  /** Names the cookie; its value may be a secret. */
  @Override
  public String toString() {
    return "SetCookie[" + name + "]";
  }
}
