package io.keyden.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A certificate with those that lead to its authority, and its private key, which belongs to it.
 *
 * @param chain the server's own certificate first
 * @param manager knows the key, and which handshakes it is good for
 */
record TlsIdentity(List<X509Certificate> chain, X509ExtendedKeyManager manager) {
  /**
   * Reads both and sees that they belong together.
   *
   * @param certificatePem the text of {@code certificateFile}
   * @param keyPem the text of {@code keyFile}
   * @throws UnusableTlsException if they cannot be used
   */
  static TlsIdentity read(
      String certificatePem, String certificateFile, String keyPem, String keyFile)
      throws UnusableTlsException {
    var chain = certificates(certificatePem, certificateFile);
    var key = PrivateKeys.read(keyPem, keyFile);
    if (!belong(key, chain.getFirst().getPublicKey())) {
      throw new UnusableTlsException(
          "the private key in "
              + keyFile
              + " does not belong to the certificate in "
              + certificateFile,
          "name the key that the certificate was made for, and put the server's own certificate"
              + " first into its file");
    }
    return new TlsIdentity(chain, manager(chain, key));
  }

  private static List<X509Certificate> certificates(String pem, String file)
      throws UnusableTlsException {
    var chain = new ArrayList<X509Certificate>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (var block : Pem.blocks(pem)) {
        if (block.label().equals("CERTIFICATE")
            && factory.generateCertificate(new ByteArrayInputStream(block.der()))
                instanceof X509Certificate certificate) {
          chain.add(certificate);
        }
      }
    } catch (CertificateException | IllegalArgumentException e) {
      throw new UnusableTlsException(
          "a certificate in " + file + " cannot be read",
          "--tls-certificate is a PEM file with BEGIN CERTIFICATE in it",
          e);
    }
    if (chain.isEmpty()) {
      throw new UnusableTlsException(
          file + " holds no certificate",
          "--tls-certificate is a PEM file with BEGIN CERTIFICATE in it");
    }
    for (int index = 1; index < chain.size(); index++) {
      if (!chain
          .get(index - 1)
          .getIssuerX500Principal()
          .equals(chain.get(index).getSubjectX500Principal())) {
        throw new UnusableTlsException(
            "certificate " + index + " in " + file + " was not issued by the one that follows it",
            "put the server's own certificate first, then the one that issued it, and so on");
      }
    }
    return List.copyOf(chain);
  }

  /** Whether what the one signs the other finds good. */
  private static boolean belong(PrivateKey key, PublicKey certified) {
    var algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    var text = "keyden".getBytes(StandardCharsets.US_ASCII);
    try {
      var signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(text);
      var verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certified);
      verifying.update(text);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false; // such as the key of another algorithm
    }
  }

  private static X509ExtendedKeyManager manager(List<X509Certificate> chain, PrivateKey key)
      throws UnusableTlsException {
    // In memory only, so that the password protects nothing.
    var password = new char[0];
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("keyden", key, password, chain.toArray(new X509Certificate[0]));
      var factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(store, password);
      for (var manager : factory.getKeyManagers()) {
        if (manager instanceof X509ExtendedKeyManager usable) {
          return usable;
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new UnusableTlsException(
          "certificate and key cannot be used together: " + e.getMessage(),
          "look at both with openssl",
          e);
    }
    throw new IllegalStateException("the JDK gives an extended key manager");
  }

  /** When the server's own certificate ends. */
  Instant ends() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /** When the server's own certificate begins to be good. */
  Instant begins() {
    return chain.getFirst().getNotBefore().toInstant();
  }

  /** The names and addresses that the certificate is for, or who it is of. */
  String names() {
    try {
      var names = chain.getFirst().getSubjectAlternativeNames();
      if (names != null && !names.isEmpty()) {
        return names.stream()
            .map(name -> String.valueOf(name.get(1)))
            .collect(Collectors.joining(", "));
      }
    } catch (CertificateException e) {
      // Then by its subject.
    }
    return chain.getFirst().getSubjectX500Principal().getName();
  }
}
