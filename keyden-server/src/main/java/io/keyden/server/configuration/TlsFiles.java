package io.keyden.server.configuration;

import java.nio.file.Path;

/**
 * The files by which the server speaks TLS; looked at again while it runs.
 *
 * @param certificate absolute; the certificate and those that lead to its authority, in PEM
 * @param key absolute; the private key of the certificate, in PEM
 */
public record TlsFiles(Path certificate, Path key) {
  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if a path is relative
   */
  public TlsFiles {
    if (!certificate.isAbsolute() || !key.isAbsolute()) {
      throw new IllegalArgumentException("the path of a TLS file is relative");
    }
  }
}
