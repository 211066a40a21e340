package io.keyden.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongUseTest {
  private static final List<Function<KeydenServer, Object>> ACCESSORS =
      List.of(
          KeydenServer::uri,
          KeydenServer::apiKey,
          KeydenServer::username,
          KeydenServer::password,
          KeydenServer::userId);

  @TempDir private Path folder;

  @Test
  void before_the_start_and_after_the_end_the_message_says_what_to_do() {
    var notYet = KeydenServer.withDefaults();
    var ended = KeydenServer.withDefaults().start();
    ended.close();

    for (var server : List.of(notYet, ended)) {
      assertThat(ACCESSORS)
          .allSatisfy(accessor ->
              assertThatIllegalStateException()
                  .isThrownBy(() -> accessor.apply(server))
                  .withMessageContaining("@RegisterExtension")
                  .withMessageContaining("start()"));
    }
  }

  @Test
  void a_second_start_is_refused_and_the_first_goes_on() {
    try (var keyden = KeydenServer.withDefaults().start()) {
      assertThatIllegalStateException()
          .isThrownBy(keyden::start)
          .withMessageContaining("runs already");
      assertThat(Api.keys(keyden)).isEqualTo(1);
    }
  }

  @Test
  void a_port_in_use_is_told_and_nothing_is_left() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var options =
          new ServerOptions("admin", Optional.empty(), Optional.empty(), taken.getLocalPort());
      var directory = new TemporaryDirectory(Files.createDirectory(folder.resolve("data")));

      assertThatIllegalStateException()
          .isThrownBy(() -> TemporaryServer.start(options, directory))
          .withMessage("Keyden did not start: port " + taken.getLocalPort() + " is already in use");
      assertThat(directory.path()).doesNotExist();
    }
  }

  @Test
  void a_weak_password_is_told_but_not_repeated() {
    var weak = KeydenServer.builder().password("qwerty1").build();

    assertThatIllegalStateException()
        .isThrownBy(weak::start)
        .withMessageStartingWith("Keyden did not start: the first administrator cannot be made: ")
        .withMessageContaining("too weak")
        .withMessageNotContaining("qwerty1");
  }

  @Test
  void a_start_that_failed_can_be_tried_again() throws Exception {
    KeydenServer keyden;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      keyden = KeydenServer.builder().port(taken.getLocalPort()).build();
      assertThatIllegalStateException().isThrownBy(keyden::start);
    }

    try (keyden) {
      keyden.start();

      assertThat(Api.keys(keyden)).isEqualTo(1);
    }
  }

  @Test
  void a_choice_that_cannot_be_is_refused_where_it_is_made() {
    var builder = KeydenServer.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.apiKey("API-tooshort"))
        .withMessage("apiKey must be API- and 25 to 32 characters of A-Z and 0-9");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.apiKey(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.username(" "))
        .withMessageStartingWith("username must have 1 to 64 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.port(70_000))
        .withMessage("port must be a whole number from 0 to 65535");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.port(-1));
  }
}
