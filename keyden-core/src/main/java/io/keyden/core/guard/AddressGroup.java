package io.keyden.core.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The addresses that are taken for one caller: an IPv4 address, or the /64 of an IPv6 one, since
 * whoever has one of these has all of them.
 *
 * @param text the address, or the first half of it with {@code ::/64}
 */
record AddressGroup(String text) {
  private static final int TEXT_LENGTH_MAX = 64;
  private static final int NETWORK_BYTES = 8;

  /** The group of {@code address}, an IP address as text; of another text, that text. */
  static AddressGroup of(String address) {
    int zone = address.indexOf('%');
    var plain = zone < 0 ? address : address.substring(0, zone);
    try {
      return switch (InetAddress.ofLiteral(plain)) {
        case Inet6Address six -> new AddressGroup(network(six));
        case InetAddress four -> new AddressGroup(four.getHostAddress());
      };
    } catch (IllegalArgumentException e) {
      return new AddressGroup(
          address.length() > TEXT_LENGTH_MAX ? address.substring(0, TEXT_LENGTH_MAX) : address);
    }
  }

  private static String network(Inet6Address address) {
    var bytes = Arrays.copyOf(address.getAddress(), address.getAddress().length);
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an IPv6 address has 16 bytes", e);
    }
  }
}
