package io.keyden.client.internal;

import java.net.http.HttpRequest;

/** By what a client shows who it is. Thread-safe. */
public interface Credential {
  /**
   * Puts it to a request, having got it first if need be.
   *
   * @param sender for what getting it takes
   */
  void put(HttpRequest.Builder request, Sender sender);

  /**
   * Whether another may be had in place of one that was refused, so that the request is worth
   * sending again. Where another thread has got another in the meantime, that one is kept.
   *
   * @param refused the request, with what {@link #put} put to it
   */
  default boolean renew(HttpRequest refused) {
    return false;
  }

  /** None: only what anyone may see. */
  static Credential none() {
    return (_, _) -> {};
  }
}
