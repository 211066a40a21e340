package io.keyden.oidc.subject;

import io.keyden.core.address.AddressBlock;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses may be asked for the keys of an issuer: those of the public internet, and those
 * named here.
 *
 * <p>Whoever may name an issuer, and whoever answers for one, could otherwise make this server call
 * what only it can reach.
 */
public final class ReachableNetworks {
  /** The public internet only. */
  public static final ReachableNetworks PUBLIC = new ReachableNetworks(List.of(), false);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  // Source: IANA's registries of special-purpose IPv4 and IPv6 addresses, and of IPv4 multicast.
  // Whole blocks are left out even where single addresses in them are public: they are none at
  // which an issuer is.
  private static final List<AddressBlock> NOT_PUBLIC_4 =
      AddressBlock.listOf(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");
  // Global unicast is the one block of IPv6 given out so far. So loopback, unspecified, NAT64,
  // unique local, link-local, site-local and multicast addresses need no line of their own, and an
  // IPv4 address written as an IPv6 one is an IPv4 address to Java.
  private static final AddressBlock GLOBAL_UNICAST_6 = AddressBlock.of("2000::/3");
  private static final List<AddressBlock> NOT_PUBLIC_6 =
      AddressBlock.listOf(
          "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private final List<AddressBlock> allowed;
  private final boolean plainOnThisMachine;

  private ReachableNetworks(List<AddressBlock> allowed, boolean plainOnThisMachine) {
    this.allowed = allowed;
    this.plainOnThisMachine = plainOnThisMachine;
  }

  /**
   * The public internet and more.
   *
   * @param allowed networks that are not public and may be asked all the same, such as {@code
   *     10.1.0.0/16} or {@code fd00:1::/32}
   * @param plainOnThisMachine whether an issuer at {@code localhost}, {@code 127.0.0.1} or {@code
   *     [::1]} may be asked, also without TLS
   */
  public static ReachableNetworks of(List<AddressBlock> allowed, boolean plainOnThisMachine) {
    return new ReachableNetworks(List.copyOf(allowed), plainOnThisMachine);
  }

  /** Whether an issuer at {@code host}, as it stands in a URL, counts as being on this machine. */
  boolean onThisMachine(String host) {
    return plainOnThisMachine && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether {@code address} may be asked.
   *
   * @param onThisMachine whether for an issuer that counts as being on this machine
   */
  boolean permit(InetAddress address, boolean onThisMachine) {
    return (onThisMachine && address.isLoopbackAddress())
        || isPublic(address)
        || allowed.stream().anyMatch(network -> network.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    return address instanceof Inet4Address
        ? NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(address))
        : GLOBAL_UNICAST_6.contains(address)
            && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(address));
  }
}
