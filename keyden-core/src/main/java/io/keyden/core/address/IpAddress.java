package io.keyden.core.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads IP addresses as text, strictly and without ever asking a name server. */
public final class IpAddress {
  private static final int LONGEST_IPV6 = 45;

  private IpAddress() {}

  /** An address in dotted-decimal or IPv6 notation, without brackets, port or zone. */
  public static Optional<InetAddress> parse(String text) {
    return text.indexOf(':') >= 0 ? parseIpv6(text) : parseIpv4(text);
  }

  private static Optional<InetAddress> parseIpv4(String text) {
    byte[] bytes = new byte[4];
    int position = 0;
    for (int part = 0; part < 4; part++) {
      int start = position;
      int number = 0;
      while (position < text.length() && isDigit(text.charAt(position))) {
        number = number * 10 + (text.charAt(position) - '0');
        position++;
        if (position - start > 3) {
          return Optional.empty();
        }
      }
      boolean leadingZero = position - start > 1 && text.charAt(start) == '0';
      if (position == start || number > 255 || leadingZero) {
        return Optional.empty();
      }
      bytes[part] = (byte) number;
      if (part < 3) {
        if (position == text.length() || text.charAt(position) != '.') {
          return Optional.empty();
        }
        position++;
      }
    }
    return position == text.length() ? Optional.of(address(bytes)) : Optional.empty();
  }

  private static Optional<InetAddress> parseIpv6(String text) {
    if (text.length() > LONGEST_IPV6) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= 0x80
          || (Character.digit(character, 16) < 0 && character != ':' && character != '.')) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(Inet6Address.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }
}
