package io.keyden.core.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A range of IP addresses that share their first bits, such as {@code 10.0.0.0/8}; a single address
 * is a block of full length.
 *
 * @param address the first address of the block
 * @param prefixLength how many leading bits count: 0 to 32, or to 128 for IPv6
 */
public record AddressBlock(InetAddress address, int prefixLength) {
  private static final int LENGTH_DIGITS_MAX = 3;

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
   * text is none of these. Names are never looked up.
   */
  public static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int length = address.get().getAddress().length * Byte.SIZE;
    if (slash >= 0) {
      String digits = text.substring(slash + 1);
      if (digits.isEmpty()
          || digits.length() > LENGTH_DIGITS_MAX
          || !digits.chars().allMatch(IpAddress::isDigit)) {
        return Optional.empty();
      }
      length = Integer.parseInt(digits);
    }
    try {
      return Optional.of(new AddressBlock(address.get(), length));
    } catch (IllegalArgumentException misfit) {
      return Optional.empty();
    }
  }

  /**
   * The block that {@code text} names.
   *
   * @throws IllegalArgumentException if it is none; the message repeats it
   */
  public static AddressBlock of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("neither an address nor a block: " + text));
  }

  /** The blocks that {@code texts} name, by the rules of {@link #of}. */
  public static List<AddressBlock> listOf(String... texts) {
    return Stream.of(texts).map(AddressBlock::of).toList();
  }

  /** Whether {@code other} is in it; an IPv4 address never is in a block of IPv6. */
  public boolean contains(InetAddress other) {
    byte[] bytes = other.getAddress();
    return bytes.length == address.getAddress().length
        && Arrays.equals(masked(bytes, prefixLength), address.getAddress());
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
