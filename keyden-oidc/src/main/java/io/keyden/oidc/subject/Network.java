package io.keyden.oidc.subject;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * IP addresses that share their first bits.
 *
 * @param first an address of it
 * @param bits how many bits they share
 */
record Network(InetAddress first, int bits) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<address>\\d+(?:\\.\\d+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/(?<bits>\\d{1,3})");

  Network {
    if (bits > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("an address has fewer bits than " + bits);
    }
  }

  /**
   * Reads for instance {@code 10.0.0.0/8} or {@code fd00::/8}.
   *
   * @throws IllegalArgumentException if {@code text} is something else; the message repeats it
   */
  static Network of(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
    }
    try {
      return new Network(
          InetAddress.ofLiteral(form.group("address")), Integer.parseInt(form.group("bits")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text, e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] one = first.getAddress();
    byte[] other = address.getAddress();
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int ignored = Math.max(0, Byte.SIZE - (bits - bit));
      if ((((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & 0xff) >> ignored) != 0) {
        return false;
      }
    }
    return true;
  }
}
