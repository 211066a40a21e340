package io.keyden.http.seam;

import io.keyden.core.address.AddressBlock;
import io.keyden.core.address.IpAddress;
import java.net.InetAddress;
import java.util.List;

/** Some IP addresses: single ones, and blocks that share their first bits. */
public final class AddressBlocks {
  /** No address at all. */
  public static final AddressBlocks NONE = new AddressBlocks(List.of());

  private final List<AddressBlock> blocks;

  private AddressBlocks(List<AddressBlock> blocks) {
    this.blocks = blocks;
  }

  /** All addresses of {@code blocks}. */
  public static AddressBlocks of(List<AddressBlock> blocks) {
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
    return blocks.stream().anyMatch(block -> block.contains(address));
  }
}
