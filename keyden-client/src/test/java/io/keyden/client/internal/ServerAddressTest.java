package io.keyden.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.problem.UnexpectedAnswerException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://octopus.example.com,           /api/users, https://octopus.example.com/api/users",
    "https://octopus.example.com/,          /api/users, https://octopus.example.com/api/users",
    "https://octopus.example.com/api,       /api/users, https://octopus.example.com/api/users",
    "HTTPS://octopus.example.com:8443/API/, ~/api/users, https://octopus.example.com:8443/api/users",
    "https://host.example/octopus,          /api/users, https://host.example/octopus/api/users",
    "https://host.example/octopus/api,      /octopus/api/users, https://host.example/octopus/api/users",
    "http://[::1]:8065,                     /api, http://[::1]:8065/api"
  })
  void a_link_is_found_under_the_address(URI address, String link, URI expected) {
    assertThat(ServerAddress.of(address).resolve(link)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/api",
        "//elsewhere.example/api",
        "api/users",
        "",
        "/\\elsewhere.example",
        "/api users",
        "javascript:alert(1)"
      })
  void a_link_that_is_no_path_on_the_server_is_refused(String link) {
    ServerAddress address = ServerAddress.of(URI.create("https://octopus.example.com"));

    assertThatThrownBy(() -> address.resolve(link)).isInstanceOf(UnexpectedAnswerException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "octopus.example.com",
        "ftp://octopus.example.com",
        "https:///api",
        "https://user:password@octopus.example.com",
        "https://octopus.example.com?apikey=x",
        "https://octopus.example.com#top"
      })
  void what_is_no_address_of_a_server_is_refused_without_being_repeated(String address) {
    assertThatThrownBy(() -> ServerAddress.of(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("password")
        .hasMessageNotContaining("apikey");
  }

  @Test
  void a_link_cannot_lead_to_another_host_by_looking_like_a_user() {
    ServerAddress address = ServerAddress.of(URI.create("https://octopus.example.com"));

    assertThat(address.resolve("/@elsewhere.example/").getHost()).isEqualTo("octopus.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "https://octopus.example.com, https://OCTOPUS.example.com:443/x, true",
    "http://octopus.example.com:80, http://octopus.example.com, true",
    "http://[::1]:8065, http://[::1]:8065/x, true",
    "https://octopus.example.com, http://octopus.example.com, false",
    "http://octopus.example.com, https://octopus.example.com, false",
    "https://octopus.example.com, https://octopus.example.com:444, false",
    "https://octopus.example.com, https://octopus.example.com.elsewhere.example, false",
    "https://octopus.example.com, /api, false",
    "https://octopus.example.com, mailto:octopus.example.com, false"
  })
  void an_origin_is_scheme_host_and_port(URI address, URI other, boolean same) {
    assertThat(ServerAddress.of(address).hasOriginOf(other)).isEqualTo(same);
  }
}
