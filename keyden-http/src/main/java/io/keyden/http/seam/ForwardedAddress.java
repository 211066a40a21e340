package io.keyden.http.seam;

import io.keyden.core.address.IpAddress;
import java.net.InetAddress;
import java.util.Optional;

/** Reads an address as proxies write it into a header. */
final class ForwardedAddress {
  private ForwardedAddress() {}

  /** An address, perhaps with a port, in brackets, or in quotes. */
  static Optional<InetAddress> parse(String text) {
    String entry = text.strip();
    if (entry.length() > 1 && entry.startsWith("\"") && entry.endsWith("\"")) {
      entry = entry.substring(1, entry.length() - 1);
    }
    if (entry.startsWith("[")) {
      int end = entry.indexOf(']');
      return end < 0 || !isPortOrNothing(entry, end + 1)
          ? Optional.empty()
          : parseIpv6(entry.substring(1, end));
    }
    int colon = entry.indexOf(':');
    if (colon >= 0 && colon == entry.lastIndexOf(':')) {
      return isPortOrNothing(entry, colon)
          ? IpAddress.parse(entry.substring(0, colon))
          : Optional.empty();
    }
    return IpAddress.parse(entry);
  }

  private static Optional<InetAddress> parseIpv6(String text) {
    return text.indexOf(':') < 0 ? Optional.empty() : IpAddress.parse(text);
  }

  private static boolean isPortOrNothing(String text, int from) {
    if (from == text.length()) {
      return true;
    }
    int digits = text.length() - from - 1;
    if (text.charAt(from) != ':' || digits < 1 || digits > 5) {
      return false;
    }
    for (int i = from + 1; i < text.length(); i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
