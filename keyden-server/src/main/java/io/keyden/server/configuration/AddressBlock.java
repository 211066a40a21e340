package io.keyden.server.configuration;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses that share their first bits, such as {@code 10.0.0.0/8}; a single address
 * is a block of full length.
 *
 * @param address the first address of the block
 * @param prefixLength how many leading bits count: 0 to 32, or to 128 for IPv6
 */
public record AddressBlock(InetAddress address, int prefixLength) {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  /**
   * Creates a block.
   *
   * @throws IllegalArgumentException if the length does not fit the address, or the address has
   *     bits behind it
   */
  public AddressBlock {
    int bits = address.getAddress().length * Byte.SIZE;
    if (prefixLength < 0 || prefixLength > bits) {
      throw new IllegalArgumentException("a prefix of " + prefixLength + " bits does not fit");
    }
    if (!Arrays.equals(address.getAddress(), masked(address.getAddress(), prefixLength))) {
      throw new IllegalArgumentException("the address has bits behind its prefix");
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 192.168.1.7}, {@code fd00::/8} or {@code ::1}; empty if the
   * text is none of these.
   */
  public static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int length = address.get().getAddress().length * Byte.SIZE;
    if (slash >= 0) {
      String lengthText = text.substring(slash + 1);
      if (!LENGTH.matcher(lengthText).matches()) {
        return Optional.empty();
      }
      length = Integer.parseInt(lengthText);
    }
    try {
      return Optional.of(new AddressBlock(address.get(), length));
    } catch (IllegalArgumentException misfit) {
      return Optional.empty();
    }
  }

  /** Whether the text is an address in figures; names are never looked up. */
  static boolean isAddress(String text) {
    return literal(text).isPresent();
  }

  /** Narrower than the JDK, which takes {@code 10.1} for an address as well. */
  private static Optional<InetAddress> literal(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefixLength;
  }

  private static byte[] masked(byte[] address, int prefixLength) {
    byte[] masked = address.clone();
    for (int index = 0; index < masked.length; index++) {
      int kept = Math.clamp(prefixLength - (long) index * Byte.SIZE, 0, Byte.SIZE);
      masked[index] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    return masked;
  }
}
