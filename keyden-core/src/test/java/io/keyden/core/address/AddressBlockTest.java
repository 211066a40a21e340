package io.keyden.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
  @Test
  void a_single_address_is_a_block_of_full_length() {
    assertThat(AddressBlock.parse("192.168.1.7"))
        .contains(new AddressBlock(InetAddress.ofLiteral("192.168.1.7"), 32));
    assertThat(AddressBlock.parse("::1"))
        .contains(new AddressBlock(InetAddress.ofLiteral("::1"), 128));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "10.1",
        "256.0.0.1",
        "localhost",
        "fd00::/129",
        "fd00::1/8",
        "fe80::1%eth0/64",
        "fd00:::/16",
        "010.0.0.0/8",
        " 10.0.0.0/8",
        ":::",
        "10.0.0.0/0x8",
        "1:2"
      })
  void other_texts_are_no_block_and_no_name_is_looked_up(String text) {
    assertThat(AddressBlock.parse(text)).isEmpty();
  }

  @Test
  void a_list_with_something_else_in_it_is_refused_and_names_it() {
    assertThatThrownBy(() -> AddressBlock.listOf("10.0.0.0/8", "10.0.0.1/8"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.1/8");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.255.255,true",
    "10.0.0.0/8,11.0.0.0,false",
    "172.16.0.0/12,172.31.255.255,true",
    "172.16.0.0/12,172.32.0.0,false",
    "0.0.0.0/0,9.9.9.9,true",
    "0.0.0.0/0,::1,false",
    "::/0,9.9.9.9,false",
    "fd00::/16,fd00:ffff::1,true",
    "fd00::/16,fd01::1,false",
    "192.168.1.7,192.168.1.7,true",
    "192.168.1.7,192.168.1.6,false"
  })
  void a_block_holds_what_shares_its_first_bits(String block, String address, boolean holds) {
    assertThat(AddressBlock.of(block).contains(InetAddress.ofLiteral(address))).isEqualTo(holds);
  }

  @Test
  void what_a_block_prints_is_read_as_the_same_block() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int round = 0; round < 10_000; round++) {
      int length = random.nextInt(33);
      int bits = length == 0 ? 0 : random.nextInt() & (-1 << (32 - length));
      String text =
          "%d.%d.%d.%d/%d"
              .formatted(bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff, length);

      Optional<AddressBlock> block = AddressBlock.parse(text);

      assertThat(block.map(AddressBlock::toString)).contains(text);
    }
  }

  @Test
  void a_block_with_bits_behind_its_prefix_cannot_exist() {
    assertThatThrownBy(() -> new AddressBlock(InetAddress.ofLiteral("10.0.0.1"), 31))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AddressBlock(InetAddress.ofLiteral("10.0.0.1"), 33))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
