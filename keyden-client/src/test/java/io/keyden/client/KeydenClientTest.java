package io.keyden.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.octopus.KeyState;
import io.keyden.client.octopus.Moment;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import io.keyden.client.octopus.ReceivedRequest;
import io.keyden.client.problem.AnswerException;
import io.keyden.client.problem.ConflictException;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.InvalidRequestException;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NoAnswerException;
import io.keyden.client.problem.NoAnswerException.Reason;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.problem.ServerFailureException;
import io.keyden.client.problem.TooManyRequestsException;
import io.keyden.client.problem.UnexpectedAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client does when things go wrong, and how it signs in. */
class KeydenClientTest {
  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);
  private final KeydenClient client = builder().apiKey(server.administratorKey()).build();

  private KeydenClient.Builder builder() {
    return KeydenClient.builder().server(server.uri()).longestPause(Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private long count(String line) {
    return ReceivedRequest.lines(server.requests()).stream().filter(line::equals).count();
  }

  // What is sent again

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void what_reads_is_tried_again_while_the_server_is_busy(int status) {
    server.failNext("GET", "/api/users/me", status, "");
    server.failNext("GET", "/api/users/me", status, "");

    assertThat(client.users().me().username()).isEqualTo("admin");
    assertThat(count("GET /api/users/me")).isEqualTo(3);
  }

  @Test
  void attempts_come_to_an_end() {
    for (int i = 0; i < 3; i++) {
      server.failNext("GET", "/api/users/me", 503, "{\"ErrorMessage\":\"Starting.\"}");
    }

    assertThatExceptionOfType(ServerFailureException.class)
        .isThrownBy(() -> client.users().me())
        .withMessage("Starting. (status 503)");
    assertThat(count("GET /api/users/me")).isEqualTo(3);
  }

  @Test
  void a_failure_of_the_server_is_not_tried_again() {
    server.failNext("GET", "/api/users/me", 500, "{\"ErrorMessage\":\"Broken.\"}");

    assertThatThrownBy(() -> client.users().me()).isInstanceOf(ServerFailureException.class);
    assertThat(count("GET /api/users/me")).isEqualTo(1);
  }

  @Test
  void what_the_server_asks_to_wait_is_waited() {
    client.users().me();
    server.rateLimit(1, Duration.ofSeconds(1));
    long began = System.nanoTime();

    client.users().me();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void a_server_that_asks_for_too_long_a_wait_is_told_of_at_once() {
    client.users().me();
    server.rateLimit(1, Duration.ofSeconds(60));

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> client.users().me())
        .satisfies(refusal -> assertThat(refusal.retryAfter()).hasValue(Duration.ofSeconds(60)));
  }

  @Test
  void a_refusal_for_too_many_requests_is_tried_again_even_if_a_key_is_made() {
    server.failNext("POST", "/api/users/*/apikeys", 429, "");

    client.apiKeys().create(NewApiKey.of("once"));

    assertThat(keysNamed("once")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void the_making_of_a_key_is_never_tried_again_where_it_may_have_arrived(int status) {
    server.failNext("POST", "/api/users/*/apikeys", status, "");

    assertThatThrownBy(() -> client.apiKeys().create(NewApiKey.of("once")))
        .isInstanceOf(ServerFailureException.class);
    assertThat(keysNamed("once")).isEmpty();
    assertThat(count("POST /api/users/Users-1/apikeys")).isEqualTo(1);
  }

  @Test
  void a_lost_answer_to_the_making_of_a_key_says_that_a_key_may_exist() {
    server.dropConnectionOn("POST", "/api/users/*/apikeys", Moment.AFTER_ACTING);

    assertThatExceptionOfType(NoAnswerException.class)
        .isThrownBy(() -> client.apiKeys().create(NewApiKey.of("lost")))
        .satisfies(lost -> assertThat(lost.mayHaveArrived()).isTrue())
        .satisfies(lost -> assertThat(lost.reason()).isEqualTo(Reason.BROKEN));
    assertThat(keysNamed("lost")).hasSize(1);
  }

  @Test
  void a_broken_connection_while_reading_is_mended_silently() {
    client.users().me();
    server.dropConnectionOn("GET", "/api/users/me", Moment.AFTER_ACTING);
    server.dropConnectionOn("GET", "/api/users/me", Moment.BEFORE_ACTING);

    assertThat(client.users().me().username()).isEqualTo("admin");
  }

  // No answer

  @Test
  void a_port_where_nothing_listens_is_told_as_that() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (KeydenClient nowhere = anonymous("http://127.0.0.1:" + port)) {

      assertThatExceptionOfType(NoAnswerException.class)
          .isThrownBy(() -> nowhere.users().me())
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE))
          .satisfies(failure -> assertThat(failure.mayHaveArrived()).isFalse());
    }
  }

  @Test
  void a_host_that_does_not_exist_is_told_as_that() {
    try (KeydenClient nowhere = anonymous("http://nowhere.invalid")) {

      assertThatExceptionOfType(NoAnswerException.class)
          .isThrownBy(() -> nowhere.users().me())
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_HOST));
    }
  }

  @Test
  void a_server_without_encryption_behind_an_https_address_is_told_as_that() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        KeydenClient wrong = anonymous("https://127.0.0.1:" + plain.getLocalPort())) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket connection = plain.accept()) {
              connection.getInputStream().read();
              connection
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
              connection.getOutputStream().flush();
              connection.getInputStream().readAllBytes();
            } catch (IOException e) {
              // The client has seen enough.
            }
          });

      assertThatExceptionOfType(NoAnswerException.class)
          .isThrownBy(() -> wrong.users().me())
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TLS));
    }
  }

  @Test
  void a_certificate_is_trusted_only_if_somebody_said_so(@TempDir Path directory) throws Exception {
    SelfSigned certificate = SelfSigned.make(directory);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    https.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"Id\":\"Users-1\",\"Username\":\"ann\",\"Links\":{}}".getBytes(US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    https.start();
    URI uri = URI.create("https://localhost:" + https.getAddress().getPort());
    try (KeydenClient stranger = KeydenClient.builder().server(uri).build();
        KeydenClient friend =
            KeydenClient.builder().server(uri).sslContext(certificate.clientContext()).build()) {

      assertThatExceptionOfType(NoAnswerException.class)
          .isThrownBy(() -> stranger.users().me())
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TLS))
          .satisfies(failure -> assertThat(failure.mayHaveArrived()).isFalse());
      assertThat(friend.users().me().username()).isEqualTo("ann");
    } finally {
      https.stop(0);
    }
  }

  @Test
  void a_server_that_does_not_answer_in_time_is_told_as_that() {
    server.delay("GET", "/api/users/me", Duration.ofSeconds(30));
    try (KeydenClient impatient =
        builder().apiKey(server.administratorKey()).timeout(Duration.ofSeconds(2)).build()) {

      assertThatExceptionOfType(NoAnswerException.class)
          .isThrownBy(() -> impatient.users().me())
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT))
          .withMessageContaining("no answer within 2 s");
    }
    assertThat(count("GET /api/users/me")).isEqualTo(1);
  }

  // Answers that are none

  @ParameterizedTest
  @ValueSource(strings = {"<html>Welcome</html>", "", "[]", "null", "{\"Items\":7}", "{}"})
  void what_is_no_answer_of_the_api_is_told_as_that(String body) {
    server.failNext("GET", "/api/users/me", 200, body);

    assertThatThrownBy(() -> client.users().me()).isInstanceOf(UnexpectedAnswerException.class);
  }

  @Test
  void a_redirection_is_not_followed_with_the_key() {
    server.failNext(
        "GET", "/api/users/me", 302, Map.of("Location", "https://elsewhere.example/"), "");

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(() -> client.users().me())
        .withMessageContaining("https://elsewhere.example/");
  }

  @Test
  void pages_that_lead_in_a_circle_come_to_an_end() {
    String page =
        "{\"Items\":[{\"Id\":\"Users-1\"}],\"Links\":{\"Page.Next\":\"/api/users?skip=1&take=1\"}}";
    for (int i = 0; i < 3; i++) {
      server.failNext("GET", "/api/users", 200, page);
    }

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(() -> client.users().list().toList())
        .withMessageContaining("circle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://elsewhere.example/api/users", "//elsewhere.example/", "x"})
  void a_link_to_another_server_is_not_followed(String link) {
    server.failNext(
        "GET",
        "/api/users",
        200,
        "{\"Items\":[{\"Id\":\"Users-1\"}],\"Links\":{\"Page.Next\":\"" + link + "\"}}");

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(() -> client.users().list().toList())
        .withMessageContaining("no path on it");
  }

  // Refusals

  @ParameterizedTest
  @CsvSource({
    "400, InvalidRequestException",
    "405, InvalidRequestException",
    "413, InvalidRequestException",
    "401, NotSignedInException",
    "403, ForbiddenException",
    "404, NotFoundException",
    "409, ConflictException",
    "418, InvalidRequestException",
    "500, ServerFailureException",
    "501, ServerFailureException"
  })
  void each_status_has_its_exception(int status, String exception) {
    server.failNext(
        "GET",
        "/api/users/me",
        status,
        Map.of("X-Request-Id", "r-17"),
        "{\"ErrorMessage\":\"No.\",\"Errors\":[\"One.\",\"No.\"],\"HelpText\":\"Ask Ann.\"}");

    assertThatExceptionOfType(KeydenException.class)
        .isThrownBy(() -> client.users().me())
        .withMessage("No. One. (status " + status + ", request r-17)")
        .satisfies(refusal -> assertThat(refusal.getClass().getSimpleName()).isEqualTo(exception))
        .isInstanceOfSatisfying(
            AnswerException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.errors()).containsExactly("One.", "No.");
              assertThat(refusal.helpText()).hasValue("Ask Ann.");
              assertThat(refusal.requestId()).hasValue("r-17");
            });
  }

  @Test
  void a_refusal_without_words_gets_some() {
    server.failNext("GET", "/api/users/me", 403, "<html>nginx</html>");

    assertThatExceptionOfType(ForbiddenException.class)
        .isThrownBy(() -> client.users().me())
        .withMessage("The server answered 403 and did not say why. (status 403)");
  }

  @Test
  void kinds_of_refusal_are_told_apart_by_type() {
    List<Class<? extends KeydenException>> kinds =
        List.of(
            ConflictException.class,
            ForbiddenException.class,
            InvalidRequestException.class,
            NotFoundException.class,
            NotSignedInException.class,
            ServerFailureException.class,
            TooManyRequestsException.class);

    assertThat(AnswerException.class.getPermittedSubclasses())
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  // Signing in

  @Test
  void a_session_that_ended_is_begun_anew() {
    String id = server.person("ann", "Correct horse battery 7");
    try (KeydenClient ann = builder().signIn("ann", "Correct horse battery 7").build()) {
      assertThat(ann.users().me().id()).isEqualTo(id);
      client.users().revokeSessions(client.users().get(id));

      assertThat(ann.users().me().id()).isEqualTo(id);
      assertThat(count("POST /api/users/login")).isEqualTo(2);
    }
  }

  @Test
  void changes_carry_the_anti_forgery_header_of_the_session() {
    server.person("ann", "Correct horse battery 7");
    try (KeydenClient ann = builder().signIn("ann", "Correct horse battery 7").build()) {

      ann.apiKeys().revoke(ann.apiKeys().create(NewApiKey.of("by session")).key());

      assertThat(keysNamed("by session")).allMatch(KeyState::revoked);
      assertThat(server.requests())
          .filteredOn(
              request -> !request.path().endsWith("/login") && !request.path().equals("/api"))
          .filteredOn(request -> !request.hasHeader("X-Octopus-ApiKey"))
          .isNotEmpty()
          .allMatch(request -> request.hasHeader("X-Octopus-Csrf-Token"));
    }
  }

  @Test
  void threads_that_begin_together_sign_in_once() throws Exception {
    server.person("ann", "Correct horse battery 7");
    try (KeydenClient ann = builder().signIn("ann", "Correct horse battery 7").build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> names =
          IntStream.range(0, 20)
              .mapToObj(_ -> threads.submit(() -> ann.users().me().username()))
              .toList();

      for (Future<String> name : names) {
        assertThat(name.get()).isEqualTo("ann");
      }
      assertThat(count("POST /api/users/login")).isEqualTo(1);
    }
  }

  // Paging

  @Test
  void pages_are_fetched_when_the_stream_comes_to_them() {
    String robot = server.serviceAccount("robot");
    for (int i = 0; i < 65; i++) {
      server.giveKey(robot, "key " + i, null);
    }
    var owner = client.users().get(robot);
    server.forgetRequests();

    try (Stream<ApiKey> keys = client.apiKeys().list(owner)) {
      Iterator<ApiKey> iterator = keys.iterator();
      assertThat(server.requests()).isEmpty();
      iterator.next();
      assertThat(server.requests()).hasSize(1);
      for (int i = 1; i < 31; i++) {
        iterator.next();
      }
      assertThat(server.requests()).hasSize(2);
    }
  }

  // Secrets and wrong use

  @Test
  void nothing_prints_a_credential() {
    KeySecret secret = KeySecret.of(server.administratorKey());

    assertThat(client.toString() + secret + Optional.of(secret)).doesNotContain(secret.reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nbreak", "tab\t", "nul\0", "ümlaut"})
  void a_credential_that_no_header_can_carry_is_refused_without_being_repeated(String text) {
    assertThatThrownBy(() -> KeydenClient.builder().apiKey(text))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(failure -> {
          if (!text.isEmpty()) {
            assertThat(failure.getMessage()).doesNotContain(text);
          }
        });
    assertThatThrownBy(() -> KeydenClient.builder().accessToken(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_client_without_a_server_says_what_is_missing() {
    assertThatThrownBy(() -> KeydenClient.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("server(uri)");
  }

  private static KeydenClient anonymous(String uri) {
    return KeydenClient.builder().server(URI.create(uri)).attempts(1).build();
  }

  private List<KeyState> keysNamed(String purpose) {
    return server.keys().stream().filter(key -> key.purpose().equals(purpose)).toList();
  }
}
