package io.keyden.oidc.subject;

import java.time.Duration;

/**
 * How much an issuer may ask of this server.
 *
 * @param time for all that is fetched at once: names, connections and documents together
 * @param documentBytesMax the length of one document
 * @param keysMax the keys in a set
 */
record Limits(Duration time, int documentBytesMax, int keysMax) {
  /** What issuers need, with much to spare (docs/decisions/0025-oidc-library.md). */
  static final Limits DEFAULT = new Limits(Duration.ofSeconds(5), 256 * 1024, 100);
}
