package io.keyden.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.keyden.cli.value.InvalidValueException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://keyden.example.com,https://keyden.example.com",
    "' HTTPS://Keyden.Example.com/ ',https://keyden.example.com",
    "http://localhost:8065/api,http://localhost:8065",
    "https://example.com/octopus/api/,https://example.com/octopus",
    "http://[::1]:8065,http://[::1]:8065",
  })
  void an_address_is_read_as_people_copy_it(String text, String address) throws Exception {
    assertThat(ServerAddress.parse(text)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "keyden.example.com",
        "localhost:8065",
        "ftp://example.com",
        "https://",
        "https:///api",
        "file:///etc/passwd",
        "https://example.com/#/users",
        "https://example.com?apikey=hunter22",
        "https://hunter22@example.com",
        "https://a:hunter22@example.com",
        "http://exa mple.com",
        "API-HUNTER22HUNTER22HUNTER22"
      })
  void anything_else_is_refused_without_repeating_it(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ServerAddress.parse(text))
        .satisfies(invalid -> assertThat(invalid.problem()).doesNotContainIgnoringCase("hunter22"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a,https://a:443,true",
    "http://a,http://a:80,true",
    "https://a/x,https://A/y,true",
    "https://a,http://a,false",
    "https://a,https://a:8443,false",
    "https://a,https://b,false",
    "https://a,https://a.b,false",
  })
  void an_origin_is_scheme_host_and_port(String one, String other, boolean same) throws Exception {
    assertThat(ServerAddress.parse(one).sameOrigin(ServerAddress.parse(other))).isEqualTo(same);
    assertThat(ServerAddress.parse(other).sameOrigin(ServerAddress.parse(one))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:1,true",
    "http://keyden.localhost,true",
    "http://127.0.0.1,true",
    "http://127.8.9.10,true",
    "http://[::1]:1,true",
    "http://127.0.0.1.example.com,false",
    "http://localhost.example.com,false",
    "http://10.0.0.1,false",
    "http://example.com,false",
  })
  void this_machine_is_known_by_its_names(String address, boolean loopback) throws Exception {
    assertThat(ServerAddress.parse(address).loopback()).isEqualTo(loopback);
  }

  @Test
  void whatever_is_typed_it_is_read_or_refused() {
    Random random = new Random(41);
    String characters = "htps:/.@?#[]%:09azAZ -_\\é\n";

    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
      int length = random.nextInt(20);
      for (int i = 0; i < length; i++) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      try {
        ServerAddress read = ServerAddress.parse(text.toString());
        assertThat(ServerAddress.parse(read.toString()).sameOrigin(read)).isTrue();
      } catch (InvalidValueException refused) {
        assertThat(refused.problem()).isNotEmpty();
      } catch (RuntimeException other) {
        fail("'" + text + "' was neither read nor refused", other);
      }
    }
  }
}
