package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import io.keyden.acceptance.nodes.PostgresProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code deploy/nginx/keyden.conf} as it stands, with addresses and files filled in, before real
 * nodes.
 */
class NginxConfigurationTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ME = "/api/users/me";
  private static final String KEYS = "/api/users/me/apikeys";
  private static final String SIGN_INS =
      "/api/events?eventCategories=LoginSucceeded&includeSystem=true";
  private static final String PURPOSE = "{\"Purpose\":\"through nginx\"}";

  /** Not the address that nginx calls from, so that the two can be told apart. */
  private static final String CLIENT = "127.0.0.5";

  @TempDir private Path folder;
  private int securePort;
  private int clearPort;
  private HttpClient client;

  @BeforeEach
  void tools() throws Exception {
    Program.require("nginx");
    makeCertificate(Program.require("openssl"));
    securePort = Nginx.freePort();
    clearPort = Nginx.freePort();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.getByName(CLIENT))
            .sslContext(trusting(folder.resolve("fullchain.pem")))
            .build();
  }

  @AfterEach
  void end() {
    client.close();
  }

  private void makeCertificate(String openssl) {
    Program.of(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
        .arguments("-nodes", "-days", "2", "-subj", "/CN=nginx")
        .arguments("-addext", "subjectAltName=IP:127.0.0.1")
        .arguments("-keyout", "privkey.pem", "-out", "fullchain.pem")
        .in(folder)
        .run()
        .expectSuccess();
  }

  private static SSLContext trusting(Path certificate)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream read = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "nginx", CertificateFactory.getInstance("X.509").generateCertificate(read));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private Nginx nginxBefore(String first, String second) throws IOException {
    String text =
        Files.readString(PackagedServer.repositoryRoot().resolve("deploy/nginx/keyden.conf"));
    text = filled(text, "server 10.0.0.11:8065", "server " + first);
    text = filled(text, "server 10.0.0.12:8065", "server " + second);
    text = filled(text, "listen 80;", "listen 127.0.0.1:%d;".formatted(clearPort));
    text = filled(text, "listen 443 ssl;", "listen 127.0.0.1:%d ssl;".formatted(securePort));
    text = filled(text, "/etc/nginx/keyden/", folder + "/");
    text = filled(text, "/var/log/nginx/", folder + "/");
    return new Nginx(folder, securePort, text);
  }

  private static String filled(String text, String what, String with) {
    assertThat(text).contains(what);
    return text.replace(what, with);
  }

  private static PackagedServer node(PostgresProcess database) {
    return setup(database).start();
  }

  private static PackagedServer.Setup setup(PostgresProcess database) {
    return PackagedServer.setup()
        .option("--database-url", PostgresProcess.url(database.port()))
        .option("--database-user", "postgres")
        .option("--trusted-proxies", "127.0.0.1");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + securePort + path))
        .timeout(SOON);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> get(String path, String key) {
    return send(request(path).header("X-Octopus-ApiKey", key));
  }

  private HttpResponse<String> makeKey(String key) {
    return send(
        request(KEYS).header("X-Octopus-ApiKey", key).POST(BodyPublishers.ofString(PURPOSE)));
  }

  @Test
  void both_nodes_answer_and_the_record_shows_the_caller() throws Exception {
    try (var database = new PostgresProcess();
        PackagedServer first = node(database);
        PackagedServer second = node(database);
        var _ = nginxBefore(first.address().getAuthority(), second.address().getAuthority())) {
      String administrator = first.administratorKey();

      HttpResponse<String> signedIn =
          send(
              request("/api/users/login")
                  .header("X-Forwarded-For", "198.51.100.7")
                  .header("X-Forwarded-Proto", "http")
                  .POST(BodyPublishers.ofString(signIn(first))));
      List<CreatedKey> keys = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        HttpResponse<String> made = makeKey(administrator);
        assertThat(made.statusCode()).isEqualTo(200);
        keys.add(CreatedKey.of(json(made)));
      }

      assertThat(keys)
          .allSatisfy(key -> assertThat(get(ME, key.secret()).statusCode()).isEqualTo(200));
      assertThat(signedIn.statusCode()).isEqualTo(200);
      assertThat(signedIn.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allMatch(cookie -> cookie.contains("; Secure"));
      assertThat(
              Json.list(json(get(SIGN_INS, administrator)), "Items").stream()
                  .map(event -> event.path("IpAddress").asString()))
          .containsExactly(CLIENT);
      for (PackagedServer node : List.of(first, second)) {
        Path log = node.dataDirectory().resolve("access.log");
        Waiting.await("lines of " + node.address(), SOON, () -> read(log).contains(CLIENT));
        assertThat(read(log)).doesNotContain("198.51.100.7");
      }
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static String signIn(PackagedServer server) {
    return "{\"Username\":\"%s\",\"Password\":\"%s\"}"
        .formatted(PackagedServer.ADMINISTRATOR, server.administratorPassword());
  }

  @Test
  void when_a_node_is_gone_requests_go_on_and_no_key_gets_into_a_log() throws Exception {
    try (var database = new PostgresProcess();
        PackagedServer first = node(database);
        PackagedServer second = node(database);
        var _ = nginxBefore(first.address().getAuthority(), second.address().getAuthority())) {
      String administrator = first.administratorKey();
      for (int i = 0; i < 4; i++) {
        assertThat(get(ME, administrator).statusCode()).isEqualTo(200);
      }

      second.kill();

      for (int i = 0; i < 10; i++) {
        assertThat(makeKey(administrator).statusCode()).isEqualTo(200);
        assertThat(send(request(ME + "?apikey=" + administrator)).statusCode()).isEqualTo(200);
        assertThat(send(request("/ready")).statusCode()).isEqualTo(200);
      }
      assertThat(read(folder.resolve("keyden.log"))).contains(" GET " + ME + " 200 ", ", ");

      first.kill();

      assertThat(send(request(ME + "?apikey=" + administrator)).statusCode()).isEqualTo(502);
      try (Stream<Path> written = Files.list(folder)) {
        assertThat(written.filter(Files::isRegularFile))
            .noneMatch(file -> read(file).contains(administrator));
      }
    }
  }

  @Test
  void a_node_that_is_stopping_gets_nothing_once_somebody_has_asked_whether_it_is_ready()
      throws Exception {
    try (var database = new PostgresProcess();
        PackagedServer first = node(database);
        PackagedServer second = setup(database).option("--drain-delay", "1m").start();
        var _ = nginxBefore(first.address().getAuthority(), second.address().getAuthority())) {
      second.askToStop();
      Waiting.await("stopping", SOON, () -> Requests.get(second, "/ready").status() == 503);
      for (int i = 0; i < 2; i++) {
        assertThat(send(request("/ready")).statusCode()).isEqualTo(200);
      }

      for (int i = 0; i < 6; i++) {
        assertThat(get(ME, first.administratorKey()).statusCode()).isEqualTo(200);
      }

      Path log = folder.resolve("keyden.log");
      Waiting.await("the lines of all", SOON, () -> read(log).lines().count() == 6);
      assertThat(read(log).lines())
          .allMatch(line -> line.endsWith(" " + first.address().getAuthority() + " 200"));
      second.kill(); // there is nothing to wait for
    }
  }

  @Test
  void measurements_and_large_bodies_and_clear_text_are_refused() throws Exception {
    try (PackagedServer server =
            PackagedServer.setup().option("--trusted-proxies", "127.0.0.1").start();
        var _ = nginxBefore(server.address().getAuthority(), server.address().getAuthority())) {
      String administrator = server.administratorKey();

      for (String path :
          List.of("/metrics", "/metrics/", "/METRICS", "//metrics", "/x/../metrics")) {
        assertThat(get(path, administrator).statusCode()).as(path).isIn(400, 404);
      }
      String large = "{\"Purpose\":\"" + "x".repeat(1 << 20) + "\"}";
      assertThat(
              send(request(KEYS)
                      .header("X-Octopus-ApiKey", administrator)
                      .POST(BodyPublishers.ofString(large)))
                  .statusCode())
          .isEqualTo(413);
      assertThat(
              send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + clearPort + ME))
                      .header("X-Octopus-ApiKey", administrator))
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void what_would_make_a_key_twice_is_not_repeated() throws Exception {
    try (PackagedServer server =
            PackagedServer.setup().option("--trusted-proxies", "127.0.0.1").start();
        var broken = new BrokenNode();
        var connection = new ApiConnection(server);
        var _ = nginxBefore(server.address().getAuthority(), broken.authority())) {
      String administrator = server.administratorKey();
      int before = keys(connection, administrator);

      List<Integer> statuses =
          Stream.generate(() -> makeKey(administrator).statusCode()).limit(2).sorted().toList();

      assertThat(statuses).containsExactly(200, 502);
      assertThat(broken.posts.get()).isEqualTo(1);
      assertThat(keys(connection, administrator)).isEqualTo(before + 1);
      Waiting.await(
          "a GET that the broken node got first",
          SOON,
          () -> {
            assertThat(get(ME, administrator).statusCode()).isEqualTo(200);
            return broken.gets.get() > 0;
          });
    }
  }

  private static int keys(ApiConnection connection, String administrator) {
    return connection.get(KEYS, administrator).expect(200).json().path("TotalResults").asInt();
  }

  /** Takes a request and closes the connection without an answer. */
  private static final class BrokenNode implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();

    BrokenNode() throws IOException {
      Thread.ofVirtual().start(this::takeRequests);
    }

    private void takeRequests() {
      while (!socket.isClosed()) {
        try (var accepted = socket.accept()) {
          byte[] begin = new byte[4096];
          int length = accepted.getInputStream().read(begin);
          String text = new String(begin, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
          (text.startsWith("POST ") ? posts : gets).incrementAndGet();
        } catch (IOException e) {
          // The end, or a client that gave up.
        }
      }
    }

    String authority() {
      return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
