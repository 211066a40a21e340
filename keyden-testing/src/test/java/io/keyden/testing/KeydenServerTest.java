package io.keyden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers in one class, with the choices that a test has. */
class KeydenServerTest {
  private static final String OWN_KEY = "API-KEYWRITTENDOWNSOMEWHERE12";
  private static final String OWN_PASSWORD = "a password of our own";

  @RegisterExtension static final KeydenServer keyden = KeydenServer.withDefaults();

  @RegisterExtension
  static final KeydenServer chosen =
      KeydenServer.builder().username("ada").password(OWN_PASSWORD).apiKey(OWN_KEY).build();

  @Test
  void a_key_is_made_and_used() {
    var key = Api.createKey(keyden);

    assertThat(Api.status(keyden, key)).isEqualTo(200);
  }

  @Test
  void listens_on_the_loopback_interface_only() {
    assertThat(keyden.uri()).hasScheme("http").hasHost("127.0.0.1").hasPath("");
    assertThat(keyden.uri().getPort()).isPositive();
  }

  @Test
  void the_administrator_signs_in_with_the_password_that_was_made() {
    assertThat(Api.signIn(keyden, keyden.username(), keyden.password()).statusCode())
        .isEqualTo(200);
    assertThat(Api.signIn(keyden, keyden.username(), "another password").statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void name_password_and_key_are_as_chosen() {
    var answer = Api.signIn(chosen, "ada", OWN_PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"Username\":\"ada\"", chosen.userId());
    assertThat(Api.status(chosen, OWN_KEY)).isEqualTo(200);
    assertThat(chosen.apiKey()).isEqualTo(OWN_KEY);
    assertThat(chosen.password()).isEqualTo(OWN_PASSWORD);
    assertThat(chosen.username()).isEqualTo("ada");
  }

  @Test
  void the_port_is_as_chosen() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    try (var here = KeydenServer.builder().port(port).start()) {
      assertThat(here.uri()).hasPort(port);
      assertThat(Api.keys(here)).isEqualTo(1);
    }
  }

  @Test
  void servers_beside_each_other_share_nothing() {
    var ofOne = Api.createKey(keyden);
    var ofOther = Api.createKey(chosen);

    assertThat(chosen.uri()).isNotEqualTo(keyden.uri());
    assertThat(Api.status(chosen, ofOne)).isEqualTo(401);
    assertThat(Api.status(keyden, ofOther)).isEqualTo(401);
    assertThat(Api.status(chosen, ofOther)).isEqualTo(200);
  }

  @Test
  void a_server_that_is_started_again_is_empty_and_has_other_secrets() {
    var restarted = KeydenServer.withDefaults();
    restarted.start();
    var firstKey = restarted.apiKey();
    var _ = Api.createKey(restarted);
    restarted.close();
    restarted.close();

    try (restarted) {
      restarted.start();

      assertThat(Api.keys(restarted)).isEqualTo(1);
      assertThat(Api.status(restarted, firstKey)).isEqualTo(401);
    }
  }

  @Test
  void its_text_tells_the_address_and_no_secret() {
    assertThat(chosen.toString()).isEqualTo("KeydenServer[" + chosen.uri() + "]");
    assertThat(KeydenServer.withDefaults().toString()).isEqualTo("KeydenServer[not running]");
  }
}
