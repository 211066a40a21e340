package io.keyden.acceptance.operations;

import io.keyden.acceptance.Answer;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RawConnection;
import io.keyden.acceptance.RawRequest;

/** Requests on a connection each. */
final class Requests {
  private Requests() {}

  static Answer get(PackagedServer server, String path) {
    return send(server, RawRequest.of("GET", path));
  }

  static Answer get(PackagedServer server, String path, String key) {
    return send(server, RawRequest.of("GET", path).header("X-Octopus-ApiKey", key));
  }

  static Answer send(PackagedServer server, RawRequest request) {
    return RawConnection.send(
        server,
        request.header("Host", server.address().getAuthority()).header("Connection", "close"));
  }
}
