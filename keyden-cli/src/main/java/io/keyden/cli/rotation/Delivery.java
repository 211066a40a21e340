package io.keyden.cli.rotation;

import io.keyden.client.key.KeySecret;

/** A place where a key is used, and where its successor has to get. */
public interface Delivery {
  /** What it is, for messages: {@code the file /etc/deploy/key}. */
  String description();

  /**
   * Throws now what can be known to fail later, before there is a successor.
   *
   * @throws DeliveryException if the place cannot take a key
   */
  void check() throws DeliveryException;

  /**
   * Puts a key there.
   *
   * @return how to take it back, should a later step fail
   * @throws DeliveryException if that fails; then the place is as it was, as far as that can be
   */
  Undo deliver(KeySecret secret) throws DeliveryException;

  /** Takes a delivery back. */
  interface Undo {
    /**
     * Puts what was there before in its place.
     *
     * @throws DeliveryException if that fails
     */
    void undo() throws DeliveryException;
  }
}
