package io.keyden.server.configuration;

import io.keyden.core.address.AddressBlock;
import io.keyden.core.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How access tokens are signed, and whose tokens may be exchanged for them.
 *
 * @param encryptionKey what signing keys are encrypted with in the database, if it is given
 *     directly
 * @param encryptionKeyFile the absolute path of a file with it, if there is one
 * @param loopbackIssuers whether issuers on this machine may be asked, without TLS too
 * @param issuerNetworks private networks in which issuers may be asked
 */
public record TokenConfiguration(
    Optional<Secret> encryptionKey,
    Optional<Path> encryptionKeyFile,
    boolean loopbackIssuers,
    List<AddressBlock> issuerNetworks) {
  /** What an embedded database needs: a key of its own, and public issuers only. */
  public static final TokenConfiguration DEFAULT =
      new TokenConfiguration(Optional.empty(), Optional.empty(), false, List.of());

  public TokenConfiguration {
    issuerNetworks = List.copyOf(issuerNetworks);
  }
}
