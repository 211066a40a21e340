package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust over https: Java's own authorities, and some more. */
final class Trust {
  private Trust() {}

  /**
   * A context that trusts Java's own authorities and those of a PEM file.
   *
   * @throws CommandException if the file cannot be read or holds no certificate
   */
  static SSLContext with(Path pem) {
    try {
      KeyStore store = withoutAny();
      int number = 0;
      for (Certificate certificate : read(pem)) {
        store.setCertificateEntry("given-" + number++, certificate);
      }
      for (X509Certificate certificate : authorities(null)) {
        store.setCertificateEntry("own-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw FileProblem.reading(pem, e);
    } catch (GeneralSecurityException e) {
      throw noCertificate(pem, e);
    }
  }

  private static Collection<? extends Certificate> read(Path pem)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw noCertificate(pem, null);
      }
      return found;
    }
  }

  private static KeyStore withoutAny() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static X509Certificate[] authorities(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory own =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    own.init(store);
    return Arrays.stream(own.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(manager -> ((X509TrustManager) manager).getAcceptedIssuers())
        .findFirst()
        .orElse(new X509Certificate[0]);
  }

  private static CommandException noCertificate(Path pem, @Nullable Throwable cause) {
    return new CommandException(
        pem + " holds no certificate",
        "it must hold certificates in PEM form: lines between BEGIN and END CERTIFICATE",
        ExitCode.USAGE,
        cause);
  }
}
