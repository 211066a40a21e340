package io.keyden.client.internal;

import java.net.URI;
import java.net.http.HttpRequest;

/** Sends requests of which a credential is made, hence without one. */
interface Sender {
  /** Sends one, and again where that is safe. */
  Answer sendAnonymously(Request request);

  /**
   * Sends one to an address that need not be on the server.
   *
   * @param description for messages
   */
  Answer sendOnce(HttpRequest request, String description);

  /** The address of a link on the server. */
  URI resolve(String link);

  /** A request to an address, with what every request of the client has. */
  HttpRequest.Builder request(URI address);
}
