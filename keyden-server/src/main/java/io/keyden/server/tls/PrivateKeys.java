package io.keyden.server.tls;

import java.io.IOException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * Private keys as tools write them: PKCS#8 ({@code PRIVATE KEY}), and the older forms of RSA
 * (PKCS#1, {@code RSA PRIVATE KEY}) and of elliptic curves (SEC1, {@code EC PRIVATE KEY}), which
 * Java reads only once they are wrapped as PKCS#8.
 */
final class PrivateKeys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PrivateKeys() {}

  /**
   * The first private key of a PEM text.
   *
   * @throws UnusableTlsException if there is none that can be read without a passphrase
   */
  static PrivateKey read(String pem, String file) throws UnusableTlsException {
    for (var block : Pem.blocks(pem)) {
      try {
        switch (block.label()) {
          case "PRIVATE KEY" -> {
            return ofPkcs8(block.der(), file);
          }
          case "RSA PRIVATE KEY" -> {
            return ofPkcs8(wrappedRsa(unencrypted(block, file)), file);
          }
          case "EC PRIVATE KEY" -> {
            return ofPkcs8(wrappedEc(unencrypted(block, file)), file);
          }
          case "ENCRYPTED PRIVATE KEY" -> throw encrypted(file);
          default -> {} // such as EC PARAMETERS, which the key itself repeats
        }
      } catch (IOException | IllegalArgumentException | ClassCastException e) {
        throw unreadable(file, e);
      }
    }
    throw new UnusableTlsException(
        file + " holds no private key", "--tls-key is a PEM file with BEGIN PRIVATE KEY in it");
  }

  private static byte[] unencrypted(Pem.Block block, String file) throws UnusableTlsException {
    if (block.body().contains("ENCRYPTED")) {
      throw encrypted(file);
    }
    return block.der();
  }

  private static byte[] wrappedRsa(byte[] der) throws IOException {
    return new PrivateKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
            RSAPrivateKey.getInstance(der))
        .getEncoded();
  }

  private static byte[] wrappedEc(byte[] der) throws IOException {
    var key = ECPrivateKey.getInstance(der);
    return new PrivateKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
            key)
        .getEncoded();
  }

  private static PrivateKey ofPkcs8(byte[] der, String file) throws UnusableTlsException {
    return ALGORITHMS.stream()
        .flatMap(algorithm -> keyOf(der, algorithm).stream())
        .findFirst()
        .orElseThrow(() -> unreadable(file, null));
  }

  /** The key; empty if it is of another algorithm, or of none. */
  private static Optional<PrivateKey> keyOf(byte[] der, String algorithm) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }

  private static UnusableTlsException encrypted(String file) {
    return new UnusableTlsException(
        "the private key in " + file + " is encrypted",
        "take its passphrase away, with openssl pkey, and let only keyden's user read the file");
  }

  private static UnusableTlsException unreadable(String file, @Nullable Throwable cause) {
    return new UnusableTlsException(
        "the private key in " + file + " cannot be read",
        "it must be a key of RSA, of a common elliptic curve, or Ed25519, as PKCS#8, PKCS#1 or SEC1",
        cause);
  }
}
