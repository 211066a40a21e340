package io.keyden.server.tls;

import io.keyden.server.command.StartException;
import io.keyden.server.configuration.TlsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * What the server speaks TLS with. {@link #look} is called every few seconds, reads both files and,
 * if they have changed, lets new connections have the new pair.
 *
 * <p><b>Reading instead of being told.</b> Certificates arrive by a rename, by a change of a
 * symbolic link two folders above, as in Kubernetes, or over a network: reading a few kilobytes
 * finds all of these.
 *
 * <p><b>Half a change.</b> Certificate and key cannot be replaced together. A pair that cannot be
 * used is told only when the next look finds the very same; the one before goes on all the while.
 */
public final class TlsWatch {
  private static final System.Logger LOGGER = System.getLogger(TlsWatch.class.getName());
  private static final Duration WARNED_BEFORE = Duration.ofDays(20);
  private static final Duration WARNED_AGAIN = Duration.ofDays(1);
  private static final int FILE_BYTES_MAX = 1024 * 1024;

  /** Equal if both files are. */
  private record Texts(String certificate, String key) {
    /** Not as a record does: one of them is a secret. */
    @Override
    public String toString() {
      return "Texts";
    }
  }

  private final TlsFiles files;
  private final InstantSource clock;
  private final ChangingKeyManager manager;
  private final SSLContext context;
  private TlsIdentity served;
  private Optional<Texts> taken;
  private String seenUnusable = "";
  private boolean toldUnusable;
  private Instant warned = Instant.MIN;

  private TlsWatch(TlsFiles files, InstantSource clock, Texts texts, TlsIdentity first)
      throws GeneralSecurityException {
    this.files = files;
    this.clock = clock;
    this.taken = Optional.of(texts);
    this.served = first;
    this.manager = new ChangingKeyManager(first);
    this.context = SSLContext.getInstance("TLS");
    // No client is asked for a certificate, so nobody has to be trusted.
    context.init(new KeyManager[] {manager}, new TrustManager[0], null);
  }

  /**
   * Reads the files.
   *
   * @throws StartException if they cannot be used
   */
  public static TlsWatch open(TlsFiles files, InstantSource clock) throws StartException {
    try {
      var texts = read(files);
      var watch = new TlsWatch(files, clock, texts, identity(files, texts));
      watch.warnOfReaders();
      watch.tell("TLS certificate for ");
      return watch;
    } catch (UnusableTlsException e) {
      throw new StartException(e.problem(), e.hint(), e);
    } catch (GeneralSecurityException e) {
      throw new StartException("this Java runtime has no TLS: " + e.getMessage(), "use another", e);
    }
  }

  private static Texts read(TlsFiles files) throws UnusableTlsException {
    return new Texts(
        read(files.certificate(), "--tls-certificate"), read(files.key(), "--tls-key"));
  }

  private static String read(Path file, String option) throws UnusableTlsException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new UnusableTlsException(
            file + " is too large", "let " + option + " name a PEM file of at most 1 MiB");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UnusableTlsException(
          file + " cannot be read",
          "let " + option + " name a file that the user that runs keyden may read",
          e);
    }
  }

  private static TlsIdentity identity(TlsFiles files, Texts texts) throws UnusableTlsException {
    return TlsIdentity.read(
        texts.certificate(), files.certificate().toString(), texts.key(), files.key().toString());
  }

  /** Makes connections that are secret. */
  public SSLContext context() {
    return context;
  }

  /** Takes what has changed, and warns of a certificate that ends soon. */
  public synchronized void look() {
    try {
      var texts = read(files);
      if (!taken.equals(Optional.of(texts))) {
        take(texts);
      }
      toldUnusable = false;
      seenUnusable = "";
    } catch (UnusableTlsException e) {
      tellUnusable(e.problem());
    }
    warnOfEnd();
  }

  private void take(Texts texts) throws UnusableTlsException {
    var next = identity(files, texts);
    if (!clock.instant().isBefore(next.ends())) {
      throw new UnusableTlsException(
          "the new certificate ended at " + next.ends(), "put one in place that is still good");
    }
    taken = Optional.of(texts);
    served = next;
    warned = Instant.MIN;
    manager.change(next);
    warnOfReaders();
    tell("new TLS certificate taken, for ");
  }

  /** Once, and only what is still so at the second look. */
  private void tellUnusable(String problem) {
    if (!problem.equals(seenUnusable)) {
      seenUnusable = problem;
      toldUnusable = false;
      return;
    }
    if (!toldUnusable) {
      toldUnusable = true;
      LOGGER.log(
          System.Logger.Level.WARNING,
          "the TLS files have changed and cannot be used, the certificate from before goes on: "
              + problem);
    }
  }

  private void tell(String beginning) {
    LOGGER.log(
        System.Logger.Level.INFO, beginning + served.names() + ", valid until " + served.ends());
    if (clock.instant().isBefore(served.begins())) {
      LOGGER.log(
          System.Logger.Level.WARNING,
          "the TLS certificate is not valid before " + served.begins());
    }
    warnOfEnd();
  }

  private void warnOfEnd() {
    var now = clock.instant();
    if (now.isBefore(served.ends().minus(WARNED_BEFORE))
        || (!warned.equals(Instant.MIN) && now.isBefore(warned.plus(WARNED_AGAIN)))) {
      return;
    }
    warned = now;
    long days = ChronoUnit.DAYS.between(now, served.ends());
    LOGGER.log(
        System.Logger.Level.WARNING,
        now.isBefore(served.ends())
            ? "the TLS certificate ends in " + days + " days, at " + served.ends()
            : "the TLS certificate has ended at " + served.ends());
  }

  private void warnOfReaders() {
    try {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(files.key()).contains(PosixFilePermission.OTHERS_READ)) {
        LOGGER.log(
            System.Logger.Level.WARNING,
            "every user of this machine may read the private key " + files.key() + "; chmod o-r");
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "who may read the private key is unknown", e);
    }
  }
}
