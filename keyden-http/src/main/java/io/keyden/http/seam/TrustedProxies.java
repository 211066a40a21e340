package io.keyden.http.seam;

import io.keyden.core.address.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed. Anybody can
 * send these headers, so without a trusted peer they mean nothing.
 */
public final class TrustedProxies {
  /** Trusts nobody. */
  public static final TrustedProxies NONE = new TrustedProxies(AddressBlocks.NONE);

  private final AddressBlocks blocks;

  private TrustedProxies(AddressBlocks blocks) {
    this.blocks = blocks;
  }

  /** Trusts whoever has an address of {@code blocks}. */
  public static TrustedProxies of(List<AddressBlock> blocks) {
    return new TrustedProxies(AddressBlocks.of(blocks));
  }

  /** Whether nobody is trusted, so that no header needs to be looked at. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Whether {@code address} is one of the proxies. */
  public boolean trusts(String address) {
    return blocks.contain(address);
  }

  /**
   * The caller's address: the peer, or behind a trusted proxy the right-most entry of {@code
   * X-Forwarded-For} that is not itself a trusted proxy, since everything left of it may be made
   * up. If all entries are trusted, it is the left-most. What is no address is passed over.
   *
   * @param peer the address at the other end of the connection
   * @param forwardedFor the values of the header, one per line that was sent
   */
  public String caller(String peer, List<String> forwardedFor) {
    if (isEmpty() || !trusts(peer)) {
      return peer;
    }
    String caller = peer;
    for (int line = forwardedFor.size() - 1; line >= 0; line--) {
      String value = forwardedFor.get(line);
      int end = value.length();
      while (end >= 0) {
        int comma = end == 0 ? -1 : value.lastIndexOf(',', end - 1);
        Optional<InetAddress> entry = ForwardedAddress.parse(value.substring(comma + 1, end));
        if (entry.isPresent()) {
          caller = entry.get().getHostAddress();
          if (!blocks.contain(entry.get())) {
            return caller;
          }
        }
        end = comma;
      }
    }
    return caller;
  }

  /**
   * Whether the caller speaks HTTPS to a trusted proxy: the last entry of {@code X-Forwarded-Proto}
   * decides, the one that the proxy next to this server has written.
   */
  public boolean secure(String peer, List<String> forwardedProto) {
    if (isEmpty() || forwardedProto.isEmpty() || !trusts(peer)) {
      return false;
    }
    String last = forwardedProto.getLast();
    return last.substring(last.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
  }
}
