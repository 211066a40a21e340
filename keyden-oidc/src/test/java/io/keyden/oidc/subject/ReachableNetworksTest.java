package io.keyden.oidc.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.address.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are asked. */
class ReachableNetworksTest {
  private static boolean reached(String address) {
    return ReachableNetworks.PUBLIC.permit(InetAddress.ofLiteral(address), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "169.254.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::10.0.0.1",
        "::8.8.8.8",
        "64:ff9b::a00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:20::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fdff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1"
      })
  void address_that_is_not_public_is_not_asked(String address) {
    assertThat(reached(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "140.82.112.3",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2001:200::1",
        "2606:4700::1111",
        "2a00:1450:4001::1"
      })
  void public_address_is_asked(String address) {
    assertThat(reached(address)).isTrue();
  }

  @Test
  void network_that_is_allowed_is_asked_and_its_neighbours_are_not() {
    var networks =
        ReachableNetworks.of(
            AddressBlock.listOf("10.1.0.0/16", "fd00:1::/32", "192.168.7.9/32"), false);

    for (var inside : List.of("10.1.0.0", "10.1.255.255", "fd00:1:ffff::1", "192.168.7.9")) {
      assertThat(networks.permit(InetAddress.ofLiteral(inside), false)).isTrue();
    }
    for (var outside :
        List.of("10.0.255.255", "10.2.0.0", "fd00:2::1", "192.168.7.8", "127.0.0.1", "::1")) {
      assertThat(networks.permit(InetAddress.ofLiteral(outside), false)).isFalse();
    }
  }

  @Test
  void this_machine_is_asked_only_for_an_issuer_on_it_and_only_if_set() {
    var plain = ReachableNetworks.of(List.of(), true);
    var loopback = InetAddress.ofLiteral("127.0.0.1");

    assertThat(plain.onThisMachine("localhost")).isTrue();
    assertThat(plain.onThisMachine("LOCALHOST")).isTrue();
    assertThat(plain.onThisMachine("[::1]")).isTrue();
    assertThat(plain.onThisMachine("localhost.example")).isFalse();
    assertThat(ReachableNetworks.PUBLIC.onThisMachine("localhost")).isFalse();
    assertThat(plain.permit(loopback, true)).isTrue();
    assertThat(plain.permit(loopback, false)).isFalse();
    assertThat(plain.permit(InetAddress.ofLiteral("10.0.0.1"), true)).isFalse();
  }
}
