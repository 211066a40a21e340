package io.keyden.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyden.http.helidon.HttpServer;
import io.keyden.http.helidon.HttpServerSettings;
import io.keyden.http.seam.Response;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes with a real server. */
final class TlsWatchTest {
  private static final TestIdentity ONE = TestIdentity.named("one");
  private static final TestIdentity TWO = TestIdentity.named("two");
  private static final Logger LOGGER = Logger.getLogger(TlsWatch.class.getName());

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
  private final Handler collector =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private TlsFiles files;

  @BeforeEach
  void begin() throws IOException {
    files = new TlsFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    write(ONE.certificatePem(), ONE.keyPem());
    LOGGER.addHandler(collector);
  }

  @AfterEach
  void end() {
    LOGGER.removeHandler(collector);
  }

  private void write(String certificate, String key) throws IOException {
    Files.writeString(files.certificate(), certificate);
    Files.writeString(files.key(), key);
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
  }

  private TlsWatch open() throws StartException {
    return TlsWatch.open(files, now::get);
  }

  private List<String> messages(Level level) {
    return logged.stream()
        .filter(record -> record.getLevel().equals(level))
        .map(LogRecord::getMessage)
        .toList();
  }

  private static HttpServer serve(TlsWatch watch) {
    return serve(watch, Duration.ofSeconds(60));
  }

  private static HttpServer serve(TlsWatch watch, Duration idleTimeout) {
    return HttpServer.start(
        HttpServerSettings.builder().port(0).idleTimeout(idleTimeout).tls(watch.context()).build(),
        request ->
            Response.json(
                200, ("{\"secure\":" + request.secure() + "}").getBytes(StandardCharsets.UTF_8)),
        (status, message) -> new byte[0]);
  }

  /** The certificate that a new connection gets. */
  private static X509Certificate shownTo(HttpServer server, String... protocols)
      throws IOException {
    var context = TestIdentity.trusting(ONE, TWO);
    try (var socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      if (protocols.length > 0) {
        socket.setEnabledProtocols(protocols);
      }
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void a_client_that_trusts_the_certificate_is_served_and_known_to_be_secure() throws Exception {
    try (var server = serve(open());
        var client = HttpClient.newBuilder().sslContext(TestIdentity.trusting(ONE)).build()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port())).build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      assertThat(answer.body()).isEqualTo("{\"secure\":true}");
    }
    assertThat(messages(Level.INFO))
        .containsExactly(
            "TLS certificate for 127.0.0.1, localhost, valid until "
                + ONE.certificate().getNotAfter().toInstant());
    assertThat(messages(Level.WARNING)).isEmpty();
  }

  @Test
  void a_client_that_does_not_trust_it_goes_away() throws Exception {
    try (var server = serve(open());
        var client = HttpClient.newBuilder().sslContext(TestIdentity.trusting(TWO)).build()) {
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() ->
              client.send(
                  HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port())).build(),
                  BodyHandlers.ofString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void both_good_protocols_are_spoken(String protocol) throws Exception {
    try (var server = serve(open())) {
      assertThat(shownTo(server, protocol)).isEqualTo(ONE.certificate());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void keys_of_other_algorithms_serve_too(String algorithm) throws Exception {
    var identity = TestIdentity.of(algorithm);
    write(identity.certificatePem(), identity.keyPem());
    try (var server = serve(open());
        var client = HttpClient.newBuilder().sslContext(TestIdentity.trusting(identity)).build()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port())).build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  /** Java's own client cannot be brought to offer it, so the bytes are written here. */
  @Test
  void an_old_protocol_is_refused_by_an_alert() throws Exception {
    byte[] hello = {
      22,
      3,
      1,
      0,
      45, // a record of the handshake
      1,
      0,
      0,
      41,
      3,
      2, // ClientHello, TLS 1.1
      0,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11,
      12,
      13,
      14,
      15, // random
      16,
      17,
      18,
      19,
      20,
      21,
      22,
      23,
      24,
      25,
      26,
      27,
      28,
      29,
      30,
      31,
      0, // no session
      0,
      2,
      (byte) 0xc0,
      0x09, // ECDHE-ECDSA with AES-128-CBC
      1,
      0 // no compression
    };
    try (var server = serve(open());
        var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(hello);

      byte[] answer = socket.getInputStream().readNBytes(7);

      assertThat(answer[0]).as("an alert").isEqualTo((byte) 21);
      assertThat(answer[5]).as("fatal").isEqualTo((byte) 2);
      assertThat(answer[6]).as("protocol version").isEqualTo((byte) 70);
    }
  }

  @Test
  void plain_http_is_not_answered_and_harms_nobody() throws Exception {
    try (var server = serve(open());
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(readAll(socket), StandardCharsets.ISO_8859_1))
          .doesNotContain("HTTP/1.1 200");
      assertThat(shownTo(server)).isEqualTo(ONE.certificate());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void who_never_ends_the_handshake_is_let_go(int bytes) throws Exception {
    try (var server = serve(open(), Duration.ofMillis(200));
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(new byte[] {22, 3, 1}, 0, bytes);

      byte[] last = readAll(socket);

      assertThat(last.length == 0 || last[0] == 21).as("nothing but an alert").isTrue();
    }
  }

  private static byte[] readAll(Socket socket) throws IOException {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      return new byte[0]; // reset: closed as well
    }
  }

  @Test
  void new_connections_get_a_new_pair_while_requests_run_and_old_connections_go_on()
      throws Exception {
    var watch = open();
    var failures = new CopyOnWriteArrayList<Throwable>();
    var answered = new AtomicInteger();
    var running = new AtomicBoolean(true);
    try (var server = serve(watch)) {
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 4; i++) {
        threads.add(
            Thread.startVirtualThread(() -> {
              while (running.get()) {
                try {
                  var shown = shownTo(server);
                  assertThat(shown).isIn(ONE.certificate(), TWO.certificate());
                  answered.incrementAndGet();
                } catch (IOException | RuntimeException | AssertionError e) {
                  failures.add(e);
                }
              }
            }));
      }
      var context = TestIdentity.trusting(ONE);
      try (var kept =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
        kept.startHandshake();
        for (int round = 0; round < 20; round++) {
          var next = round % 2 == 0 ? TWO : ONE;
          write(next.certificatePem(), next.keyPem());
          watch.look();
          int before = answered.get();
          while (answered.get() < before + 4 && failures.isEmpty()) {
            Thread.onSpinWait();
          }
          assertThat(shownTo(server)).isEqualTo(next.certificate());
        }
        kept.getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(kept.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200 OK");
      } finally {
        running.set(false);
        for (var thread : threads) {
          thread.join();
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(messages(Level.INFO)).hasSize(21);
  }

  @Test
  void a_pair_that_cannot_be_used_is_told_once_and_the_old_one_goes_on() throws Exception {
    var watch = open();
    try (var server = serve(watch)) {
      Files.writeString(files.key(), TWO.keyPem());
      watch.look();
      assertThat(messages(Level.WARNING)).as("it may be half a change").isEmpty();

      watch.look();
      watch.look();
      watch.look();

      assertThat(messages(Level.WARNING))
          .containsExactly(
              "the TLS files have changed and cannot be used, the certificate from before goes on:"
                  + " the private key in "
                  + files.key()
                  + " does not belong to the certificate in "
                  + files.certificate());
      assertThat(shownTo(server)).isEqualTo(ONE.certificate());

      write(TWO.certificatePem(), TWO.keyPem());
      watch.look();
      assertThat(shownTo(server)).isEqualTo(TWO.certificate());
    }
  }

  @Test
  void files_that_are_gone_for_a_moment_change_nothing() throws Exception {
    var watch = open();
    Files.delete(files.certificate());
    watch.look();
    write(ONE.certificatePem(), ONE.keyPem());
    watch.look();

    assertThat(messages(Level.WARNING)).isEmpty();
    assertThat(messages(Level.INFO)).hasSize(1);
  }

  @Test
  void a_change_of_a_symbolic_link_above_the_files_is_seen() throws Exception {
    var first = Files.createDirectory(folder.resolve("first"));
    var second = Files.createDirectory(folder.resolve("second"));
    for (var each : List.of(first, second)) {
      var identity = each.equals(first) ? ONE : TWO;
      Files.writeString(each.resolve("tls.crt"), identity.certificatePem());
      Files.writeString(each.resolve("tls.key"), identity.keyPem());
    }
    var link = Files.createSymbolicLink(folder.resolve("data"), first);
    files = new TlsFiles(link.resolve("tls.crt"), link.resolve("tls.key"));
    var watch = open();
    try (var server = serve(watch)) {
      assertThat(shownTo(server)).isEqualTo(ONE.certificate());

      var next = Files.createSymbolicLink(folder.resolve("next"), second);
      Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      watch.look();

      assertThat(shownTo(server)).isEqualTo(TWO.certificate());
    }
  }

  @Test
  void the_start_is_refused_with_what_helps() throws Exception {
    Files.writeString(files.key(), TWO.keyPem());
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(this::open)
        .satisfies(refused -> {
          assertThat(refused.problem()).contains("does not belong to the certificate in");
          assertThat(refused.hint()).contains("put the server's own certificate first");
        });

    Files.delete(files.key());
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(this::open)
        .satisfies(refused -> {
          assertThat(refused.problem()).isEqualTo(files.key() + " cannot be read");
          assertThat(refused.hint()).contains("--tls-key");
        });
  }

  @Test
  void a_certificate_that_ends_soon_is_told_from_twenty_days_before_once_a_day() throws Exception {
    var ends = ONE.certificate().getNotAfter().toInstant();
    now.set(ends.minus(Duration.ofDays(20)).minusSeconds(1));
    var watch = open();
    watch.look();
    assertThat(messages(Level.WARNING)).isEmpty();

    now.set(ends.minus(Duration.ofDays(20)));
    watch.look();
    watch.look();
    assertThat(messages(Level.WARNING))
        .containsExactly("the TLS certificate ends in 20 days, at " + ends);

    now.set(ends.minus(Duration.ofDays(19)));
    watch.look();
    assertThat(messages(Level.WARNING)).hasSize(2);

    now.set(ends);
    watch.look();
    assertThat(messages(Level.WARNING))
        .last()
        .isEqualTo("the TLS certificate has ended at " + ends);
  }

  @Test
  void a_new_certificate_that_has_ended_is_not_taken() throws Exception {
    var watch = open();
    now.set(TWO.certificate().getNotAfter().toInstant().plus(Duration.ofDays(1)));
    write(TWO.certificatePem(), TWO.keyPem());

    watch.look();
    watch.look();

    assertThat(messages(Level.WARNING))
        .anyMatch(line -> line.contains("the new certificate ended"));
    assertThat(messages(Level.INFO)).hasSize(1);
  }

  @Test
  void a_key_that_every_user_may_read_is_told() throws Exception {
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    open();

    assertThat(messages(Level.WARNING))
        .containsExactly(
            "every user of this machine may read the private key " + files.key() + "; chmod o-r");

    logged.clear();
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));
    open();
    assertThat(messages(Level.WARNING)).isEmpty();
  }
}
