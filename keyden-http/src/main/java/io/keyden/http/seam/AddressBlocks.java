package io.keyden.http.seam;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some IP addresses: single ones, and blocks that share their first bits. */
public final class AddressBlocks {
  /** No address at all. */
  public static final AddressBlocks NONE = new AddressBlocks(List.of());

  private final List<Block> blocks;

  private AddressBlocks(List<Block> blocks) {
    this.blocks = blocks;
  }

  /**
   * Reads addresses ({@code 10.0.0.7}, {@code ::1}) and blocks of them ({@code 10.0.0.0/8}).
   *
   * @throws IllegalArgumentException if an entry is neither; the message repeats it
   */
  public static AddressBlocks of(List<String> addressesAndBlocks) {
    List<Block> blocks = new ArrayList<>();
    for (String text : addressesAndBlocks) {
      blocks.add(
          block(text.strip())
              .orElseThrow(
                  () -> new IllegalArgumentException("neither an address nor a block: " + text)));
    }
    return new AddressBlocks(List.copyOf(blocks));
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Whether {@code address}, an IP address as text, is one of them; another text never is. */
  public boolean contain(String address) {
    return !isEmpty() && IpAddress.parse(address).filter(this::contain).isPresent();
  }

  boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    for (Block block : blocks) {
      if (block.contains(bytes)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Block> block(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = address.get().getAddress();
    int bits = slash < 0 ? bytes.length * 8 : bits(text.substring(slash + 1));
    return bits < 0 || bits > bytes.length * 8
        ? Optional.empty()
        : Optional.of(new Block(bytes, bits));
  }

  private static int bits(String text) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(text);
  }

  private static final class Block {
    private final byte[] network;
    private final int bits;

    private Block(byte[] network, int bits) {
      this.network = network;
      this.bits = bits;
    }

    private boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
        if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
