package io.keyden.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signed itself, for this machine, and its key; made by the JDK's keytool. */
record TestIdentity(X509Certificate certificate, PrivateKey key) {
  private static final String PASSWORD = "password";
  private static final Map<String, TestIdentity> MADE = new ConcurrentHashMap<>();

  /** One that is good from yesterday on for 90 days; made once for each {@code name}. */
  static TestIdentity named(String name) {
    return MADE.computeIfAbsent(
        name, added -> make("CN=" + added, "-keyalg", "EC", "-groupname", "secp256r1"));
  }

  /** As {@link #named}, of another algorithm. */
  static TestIdentity of(String algorithm) {
    return MADE.computeIfAbsent(
        "of " + algorithm, added -> make("CN=" + algorithm, "-keyalg", algorithm));
  }

  private static TestIdentity make(String subject, String... algorithm) {
    try {
      Path folder = Files.createTempDirectory("keyden-tls-");
      Path file = folder.resolve("store.p12");
      try {
        var command =
            new ArrayList<>(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "key",
                    "-dname",
                    subject,
                    "-ext",
                    "san=ip:127.0.0.1,dns:localhost",
                    "-startdate",
                    "-1d",
                    "-validity",
                    "91",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    file.toString()));
        command.addAll(List.of(algorithm));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("keytool: %s", output).isZero();
        var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        return new TestIdentity(
            (X509Certificate) store.getCertificate("key"),
            (PrivateKey) store.getKey("key", PASSWORD.toCharArray()));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError("no identity could be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** What trusts exactly the certificates of {@code identities}. */
  static SSLContext trusting(TestIdentity... identities) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (var identity : identities) {
        store.setCertificateEntry(
            identity.certificate().getSubjectX500Principal().getName(), identity.certificate());
      }
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Names whose it is; the key is a secret. */
  @Override
  public String toString() {
    return "TestIdentity[" + certificate.getSubjectX500Principal() + "]";
  }
}
