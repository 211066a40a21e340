package io.keyden.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.octopus.Moment;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import io.keyden.client.octopus.ReceivedRequest;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NoAnswerException;
import io.keyden.client.problem.NoAnswerException.Reason;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.problem.ServerFailureException;
import io.keyden.client.problem.UnexpectedAnswerException;
import io.keyden.client.token.AccessToken;
import io.keyden.client.token.SubjectTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Service accounts sign in with tokens of other issuers. */
class TokenExchangeTest {
  private static final String SUBJECT_TOKEN =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqb2IifQ.c2lnbmF0dXJl";
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String EXCHANGE = "/api/token/v1";

  private final PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);
  private final String robot = server.serviceAccount("robot");
  private final AtomicInteger asked = new AtomicInteger();
  private final KeydenClient client =
      client(() -> {
        asked.incrementAndGet();
        return SUBJECT_TOKEN;
      });

  TokenExchangeTest() {
    server.trustSubjectToken(SUBJECT_TOKEN, robot);
  }

  private KeydenClient client(Supplier<String> subjectToken) {
    return builder().exchangedToken(subjectToken, server.externalId(robot)).build();
  }

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

  private static String everythingPrinted(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void the_exchange_is_the_one_of_the_vendors_clients() {
    client.users().me();

    assertThat(ReceivedRequest.lines(server.requests()))
        .startsWith("GET " + DISCOVERY, "POST " + EXCHANGE);
    ReceivedRequest exchange = server.requests().get(1);
    assertThat(exchange.body())
        .isEqualTo(
            """
            {"grant_type":"urn:ietf:params:oauth:grant-type:token-exchange",\
            "audience":"%s","subject_token":"[redacted]",\
            "subject_token_type":"urn:ietf:params:oauth:token-type:jwt"}\
            """
                .formatted(server.externalId(robot)));
    assertThat(exchange.hasHeader("Content-Type")).isTrue();
    assertThat(exchange.hasHeader("Authorization")).isFalse();
  }

  @Test
  void every_request_has_the_token_the_root_included() {
    assertThat(client.server().info().version()).isEqualTo(OctopusVersion.CURRENT.number());
    assertThat(client.users().me().id()).isEqualTo(robot);

    assertThat(server.requests().stream().skip(2))
        .isNotEmpty()
        .allMatch(request -> request.hasHeader("Authorization"));
    assertThat(count("GET /api")).isEqualTo(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void the_endpoint_is_found_by_discovery_alone() {
    try (PlainOctopusServer moved =
        PlainOctopusServer.of(OctopusVersion.CURRENT).movedPaths().start()) {
      String account = moved.serviceAccount("robot");
      moved.trustSubjectToken(SUBJECT_TOKEN, account);
      try (KeydenClient there =
          KeydenClient.builder()
              .server(moved.uri())
              .exchangedToken(SubjectTokens.fixed(SUBJECT_TOKEN), moved.externalId(account))
              .build()) {
        assertThat(there.server().info().version()).isEqualTo(OctopusVersion.CURRENT.number());
      }
      assertThat(ReceivedRequest.lines(moved.requests())).contains("POST /api/exchange/v1");
    }
  }

  @Test
  void a_refused_token_is_exchanged_anew_once_and_then_the_refusal_is_told() {
    client.users().me();
    server.failNext("GET", "/api/users/me", 401, "{\"ErrorMessage\":\"Ended.\"}");
    assertThat(client.users().me().id()).isEqualTo(robot);
    assertThat(asked).hasValue(2);

    server.failNext("GET", "/api/users/me", 401, "{\"ErrorMessage\":\"Ended.\"}");
    server.failNext("GET", "/api/users/me", 401, "{\"ErrorMessage\":\"Ended.\"}");

    assertThatExceptionOfType(NotSignedInException.class)
        .isThrownBy(() -> client.users().me())
        .withMessage("Ended. (status 401)");
    assertThat(asked).hasValue(3);
  }

  @Test
  void threads_share_one_exchange() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> ids =
          IntStream.range(0, 20)
              .mapToObj(_ -> threads.submit(() -> client.users().me().id()))
              .toList();

      for (Future<String> id : ids) {
        assertThat(id.get()).isEqualTo(robot);
      }
    }
    assertThat(count("POST " + EXCHANGE)).isEqualTo(1);
  }

  @Test
  void a_refusal_is_told_with_the_servers_description_and_without_the_token() {
    server.failNext(
        "POST",
        EXCHANGE,
        400,
        "{\"error\":\"invalid_request\",\"error_description\":\"Nobody trusts "
            + SUBJECT_TOKEN
            + " here.\"}");

    assertThatExceptionOfType(NotSignedInException.class)
        .isThrownBy(() -> client.users().me())
        .withMessage(
            "The server does not exchange the token. Nobody trusts [redacted] here. (status 400)")
        .satisfies(refusal -> {
          assertThat(refusal.errors()).containsExactly("Nobody trusts [redacted] here.");
          assertThat(everythingPrinted(refusal)).doesNotContain(SUBJECT_TOKEN);
        });
    assertThat(count("POST " + EXCHANGE)).isEqualTo(1);
  }

  @Test
  void a_disabled_account_is_refused_once_its_token_is_refused() {
    client.users().me();
    server.setActive(robot, false);

    assertThatExceptionOfType(NotSignedInException.class)
        .isThrownBy(() -> client.users().me())
        .withMessageStartingWith("The server does not exchange the token. No identity");
  }

  @Test
  void a_broken_connection_and_a_busy_server_are_passed_over() {
    server.failNext("GET", DISCOVERY, 503, "");
    server.failNext("POST", EXCHANGE, 429, "");
    server.dropConnectionOn("POST", EXCHANGE, Moment.AFTER_ACTING);

    assertThat(client.users().me().id()).isEqualTo(robot);
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_failure_of_the_server_is_not_taken_for_a_wrong_token() {
    server.failNext("POST", EXCHANGE, 500, "{\"ErrorMessage\":\"Broken.\"}");

    assertThatExceptionOfType(ServerFailureException.class)
        .isThrownBy(() -> client.users().me())
        .withMessage("The server does not exchange the token. Broken. (status 500)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Welcome</html>",
        "",
        "null",
        "[]",
        "{}",
        "{\"token_endpoint\":7}",
        "{\"token_endpoint\":\"/api/token/v1\"}",
        "{\"token_endpoint\":\"http://elsewhere.example/api/token/v1\"}"
      })
  void what_is_no_discovery_document_gets_no_token(String document) {
    server.failNext("GET", DISCOVERY, 200, document);

    assertThatThrownBy(() -> client.users().me())
        .isInstanceOf(UnexpectedAnswerException.class)
        .satisfies(failure -> assertThat(everythingPrinted(failure)).doesNotContain(SUBJECT_TOKEN));
    assertThat(count("POST " + EXCHANGE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Welcome</html>",
        "",
        "[]",
        "{}",
        "{\"access_token\":\"\"}",
        "{\"access_token\":\"two words\"}",
        "{\"access_token\":\"a\\r\\nX-Injected: 1\"}",
        "{\"access_token\":\"good\",\"token_type\":\"mac\"}"
      })
  void what_is_no_access_token_is_not_used(String granted) {
    server.failNext("POST", EXCHANGE, 200, granted);

    assertThatThrownBy(() -> client.users().me()).isInstanceOf(UnexpectedAnswerException.class);
    assertThat(count("GET /api/users/me")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {DISCOVERY, EXCHANGE})
  void an_answer_longer_than_any_is_not_read_to_its_end(String path) {
    String method = path.equals(EXCHANGE) ? "POST" : "GET";
    server.failNext(method, path, 200, "{\"issuer\":\"" + "x".repeat(1024 * 1024) + "\"}");

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(() -> client.users().me())
        .withMessageContaining("longer than 1 MiB");
    assertThat(count(method + " " + path)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISCOVERY, EXCHANGE})
  void a_redirection_is_not_followed(String path) {
    try (PlainOctopusServer other = PlainOctopusServer.start(OctopusVersion.CURRENT)) {
      server.failNext(
          path.equals(EXCHANGE) ? "POST" : "GET",
          path,
          307,
          Map.of("Location", other.uri() + path),
          "");

      assertThatThrownBy(() -> client.users().me()).isInstanceOf(UnexpectedAnswerException.class);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void an_answer_that_never_ends_is_given_up_in_the_time_allowed() throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        KeydenClient patient =
            KeydenClient.builder()
                .server(URI.create("http://127.0.0.1:" + endless.getLocalPort()))
                .timeout(Duration.ofSeconds(1))
                .exchangedToken(SubjectTokens.fixed(SUBJECT_TOKEN), "account")
                .build()) {
      Thread.ofVirtual().start(() -> beginAndNeverEnd(endless));

      assertThatExceptionOfType(NoAnswerException.class)
          .isThrownBy(() -> patient.users().me())
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT))
          .withMessageContaining("within 1 s");
    }
  }

  private static void beginAndNeverEnd(ServerSocket server) {
    try (Socket connection = server.accept()) {
      OutputStream out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(US_ASCII));
      out.flush();
      // Ends when the client hangs up.
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has seen enough.
    }
  }

  @Test
  void a_server_without_discovery_is_told_as_that() {
    try (PlainOctopusServer old = PlainOctopusServer.start(OctopusVersion.OLD);
        KeydenClient there =
            KeydenClient.builder()
                .server(old.uri())
                .exchangedToken(SubjectTokens.fixed(SUBJECT_TOKEN), "account")
                .build()) {

      assertThatExceptionOfType(UnexpectedAnswerException.class)
          .isThrownBy(() -> there.users().me())
          .withMessage(
              "the server exchanges no tokens: it has no /.well-known/openid-configuration");
    }
  }

  @Test
  void the_documented_client_signs_in_with_the_file_as_it_is_then(@TempDir Path folder)
      throws IOException {
    URI server = this.server.uri();
    String serviceAccountId = this.server.externalId(robot);
    Path file = Files.writeString(folder.resolve("token"), SUBJECT_TOKEN + "\n");

    // docs/client.md
    var keyden =
        KeydenClient.builder()
            .server(server)
            .exchangedToken(SubjectTokens.inFile(file), serviceAccountId)
            .build();
    // end

    try (keyden) {
      assertThat(keyden.users().me().id()).isEqualTo(robot);
      Files.writeString(file, "not.trusted.any-more");
      assertThat(keyden.users().me().id()).isEqualTo(robot);
      this.server.failNext("GET", "/api/users/me", 401, "{}");
      assertThatThrownBy(() -> keyden.users().me()).isInstanceOf(NotSignedInException.class);
    }
  }

  @Test
  void the_documented_client_is_the_tested_one() throws IOException {
    Path source = Path.of("src/test/java/io/keyden/client/TokenExchangeTest.java");
    Matcher tested =
        Pattern.compile("// docs/client.md\n(.*?) *// end", Pattern.DOTALL)
            .matcher(Files.readString(source));
    assertThat(tested.find()).isTrue();

    assertThat(Files.readString(Path.of("../docs/client.md")))
        .contains("```java\n" + tested.group(1).indent(-4) + "```");
  }

  @Test
  void an_exchange_of_ones_own_gives_the_token_and_its_life() {
    try (KeydenClient anonymous = builder().build()) {
      AccessToken token =
          anonymous.accessTokens().exchange(SUBJECT_TOKEN + "\n", server.externalId(robot));

      assertThat(token.expiresIn()).hasValue(Duration.ofHours(1));
      try (KeydenClient holder = builder().accessToken(token.reveal()).build()) {
        assertThat(holder.users().me().id()).isEqualTo(robot);
      }
      assertThat(token).hasToString("AccessToken[redacted]");
    }
  }

  @Test
  void nothing_prints_a_token() {
    client.users().me();

    assertThat(client.toString() + SubjectTokens.fixed(SUBJECT_TOKEN))
        .doesNotContain(SUBJECT_TOKEN)
        .doesNotContain("Bearer");
  }

  @Test
  void a_failure_of_the_supplier_comes_out_of_the_call() {
    try (KeydenClient broken =
        client(() -> {
          throw new IllegalStateException("no token today");
        })) {
      assertThatThrownBy(() -> broken.users().me())
          .isInstanceOf(IllegalStateException.class)
          .isNotInstanceOf(KeydenException.class)
          .hasMessage("no token today");
    }
  }
}
