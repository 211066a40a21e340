package io.keyden.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import io.keyden.client.octopus.ReceivedRequest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The client needs nothing that an Octopus server has not, of today and of five years ago. */
class PlainServerTest {
  abstract static class OnPlainServer implements KeydenClientContract {
    private static final String PASSWORD = "Correct horse battery 7";

    final PlainOctopusServer plain;

    OnPlainServer(PlainOctopusServer plain) {
      this.plain = plain;
      try (KeydenClient client = client()) {
        client.users().setPassword(client.users().me(), PASSWORD);
      }
    }

    @AfterEach
    void stop() {
      plain.close();
    }

    @Override
    public URI server() {
      return plain.uri();
    }

    @Override
    public String administratorKey() {
      return plain.administratorKey();
    }

    @Override
    public String administrator() {
      return "admin";
    }

    @Override
    public String administratorPassword() {
      return PASSWORD;
    }

    @Test
    void is_not_taken_for_keyden() {
      try (KeydenClient client = client()) {
        assertThat(client.server().info().keydenVersion()).isEmpty();
        assertThat(client.server().info().version()).isEqualTo(plain.version().number());
      }
    }
  }

  @Nested
  class Current extends OnPlainServer {
    Current() {
      super(PlainOctopusServer.start(OctopusVersion.CURRENT));
    }
  }

  @Nested
  class Old extends OnPlainServer {
    Old() {
      super(PlainOctopusServer.start(OctopusVersion.OLD));
    }
  }

  @Nested
  class WithPathsThatOnlyItsLinksTell extends OnPlainServer {
    WithPathsThatOnlyItsLinksTell() {
      super(PlainOctopusServer.of(OctopusVersion.CURRENT).movedPaths().start());
    }

    @Test
    void is_asked_for_the_root_once() {
      plain.forgetRequests();
      try (KeydenClient client = client()) {
        client.users().me();
        assertThat(client.apiKeys().list()).isNotEmpty();

        assertThat(ReceivedRequest.lines(plain.requests())).containsOnlyOnce("GET /api");
      }
    }
  }
}
