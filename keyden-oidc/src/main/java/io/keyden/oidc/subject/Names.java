package io.keyden.oidc.subject;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns the name of a host into its addresses. */
@FunctionalInterface
interface Names {
  /** What the machine asks for every name. */
  Names OF_THE_SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * The addresses of {@code host}, the best first.
   *
   * @param host a name, or an address as it stands in a URL
   * @throws UnknownHostException if it has none
   */
  List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
