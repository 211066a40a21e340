package io.keyden.http.seam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.address.AddressBlock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
  private static final TrustedProxies PROXIES =
      TrustedProxies.of(AddressBlock.listOf("10.0.0.0/8", "192.168.1.7", "fd00::/16", "::1"));

  @Test
  void nobody_is_trusted_by_default() {
    assertThat(TrustedProxies.NONE.caller("10.0.0.1", List.of("1.2.3.4"))).isEqualTo("10.0.0.1");
    assertThat(TrustedProxies.NONE.secure("10.0.0.1", List.of("https"))).isFalse();
  }

  @Test
  void a_stranger_cannot_forge_an_address() {
    assertThat(PROXIES.caller("8.8.8.8", List.of("1.2.3.4"))).isEqualTo("8.8.8.8");
    assertThat(PROXIES.secure("8.8.8.8", List.of("https"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3.4                        | 1.2.3.4",
        "6.6.6.6, 1.2.3.4               | 1.2.3.4",
        "6.6.6.6, 1.2.3.4, 10.9.9.9     | 1.2.3.4",
        "1.2.3.4:5678                   | 1.2.3.4",
        "[2001:db8::1]:443, 10.1.1.1    | 2001:db8:0:0:0:0:0:1",
        "\"[2001:db8::1]\"              | 2001:db8:0:0:0:0:0:1",
        "2001:db8::1                    | 2001:db8:0:0:0:0:0:1",
        "::ffff:1.2.3.4                 | 1.2.3.4",
        "10.3.3.3, 10.2.2.2             | 10.3.3.3",
        "unknown, _hidden, 10.2.2.2,    | 10.2.2.2",
        "1.2.3.4, unknown, evil.example | 1.2.3.4",
        "1.2.3.4, 999.1.1.1, 01.1.1.1   | 1.2.3.4",
        "1.2.3.4, [6.6.6.6], [2001:db8::| 1.2.3.4",
        "[::ffff:1.2.3.4]               | 1.2.3.4",
        "garbage                        | 10.0.0.1",
        ",,,                            | 10.0.0.1"
      })
  void behind_a_proxy_the_right_most_address_that_is_no_proxy_counts(String header, String caller) {
    assertThat(PROXIES.caller("10.0.0.1", List.of(header))).isEqualTo(caller);
  }

  @Test
  void several_header_lines_are_one_list() {
    assertThat(PROXIES.caller("::1", List.of("6.6.6.6, 1.2.3.4", "10.0.0.2, fd00::5")))
        .isEqualTo("1.2.3.4");
    assertThat(PROXIES.caller("::1", List.of())).isEqualTo("::1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.255.255.255,true",
    "11.0.0.0,false",
    "192.168.1.7,true",
    "192.168.1.8,false",
    "fd00:ffff::1,true",
    "fd01::1,false",
    "0:0:0:0:0:0:0:1,true",
    "localhost,false"
  })
  void blocks_hold_what_they_say(String address, boolean trusted) {
    assertThat(PROXIES.trusts(address)).isEqualTo(trusted);
  }

  @Test
  void a_block_may_end_within_a_byte() {
    TrustedProxies proxies = TrustedProxies.of(AddressBlock.listOf("172.16.0.0/12"));

    assertThat(proxies.trusts("172.31.255.255")).isTrue();
    assertThat(proxies.trusts("172.32.0.0")).isFalse();
    assertThat(TrustedProxies.of(AddressBlock.listOf("0.0.0.0/0")).trusts("9.9.9.9")).isTrue();
  }

  @Test
  void the_last_forwarded_protocol_decides() {
    assertThat(PROXIES.secure("10.0.0.1", List.of("https"))).isTrue();
    assertThat(PROXIES.secure("10.0.0.1", List.of("http, HTTPS"))).isTrue();
    assertThat(PROXIES.secure("10.0.0.1", List.of("https", "http"))).isFalse();
    assertThat(PROXIES.secure("10.0.0.1", List.of())).isFalse();
  }
}
