package io.keyden.client.internal;

import java.net.URI;
import java.net.http.HttpRequest;

/** Sends requests of which a credential is made, hence without one. */
interface Sender {
  /** Sends one, and again where that is safe. */
  Answer sendAnonymously(Request request);

  /**
   * Sends one to a complete address, and again as if it only read: for what does no harm if it is
   * done twice.
   *
   * @param description for messages
   */
  Answer sendAnonymously(HttpRequest request, String description);

  /** Whether an address has the scheme, the host and the port of the server's. */
  boolean isOnServer(URI address);

  /** A request to an address, with what every request of the client has. */
  HttpRequest.Builder request(URI address);
}
