package io.keyden.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.address.AddressBlock;
import io.keyden.http.helidon.RawConnection.Answer;
import io.keyden.http.seam.BadRequestException;
import io.keyden.http.seam.CurrentRequest;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.SetCookie;
import io.keyden.http.seam.SetCookie.SameSite;
import io.keyden.http.seam.TrustedProxies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpServerTest {
  private static final String HOST = "Host: localhost\r\n";
  private static final String SECRET = "API-SECRETSECRETSECRETSECRET12";
  private static final int BODY_MAX = 64 * 1024;
  private static final Duration SHORT = Duration.ofMillis(300);

  private final AtomicReference<Request> seen = new AtomicReference<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server = start(HttpServerSettings.builder());

  @AfterEach
  void stop() {
    released.countDown();
    server.close();
  }

  // What reaches the handler

  @Test
  void a_request_arrives_whole() throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer =
          connection
              .send(
                  "PUT /API/Users//M%C3%BCller?A=1%2C2&b=x+y HTTP/1.1\r\n"
                      + HOST
                      + "x-octopus-APIKEY:   "
                      + SECRET
                      + "  \r\nEmpty:\r\nTwice: a\r\ntwice: b\r\nCookie: c=1; c=2\r\n"
                      + "Content-Length: 4\r\n\r\nbody")
              .receive();

      Request request = request();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(request.method()).hasToString("PUT");
      assertThat(request.rawTarget()).isEqualTo("/API/Users//M%C3%BCller");
      assertThat(request.path()).isEqualTo("/API/Users/Müller");
      assertThat(request.query().list("a")).containsExactly("1", "2");
      assertThat(request.query().text("B")).hasValue("x y");
      assertThat(request.header("X-Octopus-ApiKey")).hasValue(SECRET);
      assertThat(request.header("EMPTY")).hasValue("");
      assertThat(request.headers("Twice")).containsExactly("a", "b");
      assertThat(request.header("Missing")).isEmpty();
      assertThat(request.cookie("c")).hasValue("2");
      assertThat(request.body()).asString().isEqualTo("body");
      assertThat(request.remoteAddress()).isEqualTo("127.0.0.1");
      assertThat(request.secure()).isFalse();
      assertThat(request.requestId()).matches("[0-9a-f]{16}");
      assertThat(answer.header("X-Request-Id")).hasValue(request.requestId());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: application/xml",
        "Accept: nonsense/;;;q=x",
        "Accept:",
        "Accept-encoding: application/json",
        "Accept-Encoding: gzip, deflate, br",
        "Content-Type: application/json",
        "Content-Type: application/json\r\nContent-Length: 0",
        "Content-Type: not a type;;;",
        "Content-Type:",
        "Connection: Keep-Alive",
        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
        "Expect: 100-continue",
        "Range: bytes=0-1",
        "If-None-Match: *",
        "X-Octopus-ApiKey:",
        "Cookie: ;;;=;"
      })
  void headers_that_clients_send_do_no_harm(String headers) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET /api HTTP/1.1\r\n" + HOST + headers + "\r\n\r\n");
      Answer answer = connection.receive();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"Length\":0}");
      assertThat(answer.header("Content-Encoding")).isEmpty();
      assertThat(answer.header("Content-Type")).hasValue("application/json; charset=utf-8");
      assertStillAnswers(connection);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "x",
        "a/b/c",
        "*/*",
        "application/json; charset=nonsense",
        ";"
      })
  void a_body_is_read_whatever_its_content_type(String type) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n"
              + HOST
              + "Content-Type: "
              + type
              + "\r\nContent-Length: 3\r\n\r\nabc");

      assertThat(connection.receive().body()).isEqualTo("{\"Length\":3}");
    }
  }

  @Test
  void a_chunked_body_is_read_whole() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n"
              + HOST
              + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n");

      assertThat(connection.receive().body()).isEqualTo("{\"Length\":13}");
      assertThat(request().body()).asString().isEqualTo("abc0123456789");
      assertStillAnswers(connection);
    }
  }

  @Test
  void a_body_of_just_the_limit_is_read_both_ways() throws Exception {
    String body = "x".repeat(BODY_MAX);
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n" + HOST + "Content-Length: " + BODY_MAX + "\r\n\r\n" + body);
      assertThat(connection.receive().body()).isEqualTo("{\"Length\":" + BODY_MAX + "}");

      connection.send(
          "POST /api HTTP/1.1\r\n"
              + HOST
              + "Transfer-Encoding: Chunked\r\n\r\n"
              + Integer.toHexString(BODY_MAX)
              + "\r\n"
              + body
              + "\r\n0\r\n\r\n");
      assertThat(connection.receive().body()).isEqualTo("{\"Length\":" + BODY_MAX + "}");
      assertStillAnswers(connection);
    }
  }

  @Test
  void expect_100_continue_is_answered_before_the_body() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
      assertThat(connection.receive().status()).isEqualTo(100);

      connection.send("abc");
      assertThat(connection.receive().body()).isEqualTo("{\"Length\":3}");
      assertStillAnswers(connection);
    }
  }

  @Test
  void a_body_too_large_is_refused_before_100_continue() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n"
              + HOST
              + "Expect: 100-continue\r\nContent-Length: 999999999\r\n\r\n");

      assertRefused(connection.receive(), 413);
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n"
              + HOST
              + "Content-Length: 2\r\n\r\nab"
              + "GET /api HTTP/1.1\r\n"
              + HOST
              + "\r\nPOST /api HTTP/1.1\r\n"
              + HOST
              + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");

      assertThat(connection.receive().body()).isEqualTo("{\"Length\":2}");
      assertThat(connection.receive().body()).isEqualTo("{\"Length\":0}");
      assertThat(connection.receive().body()).isEqualTo("{\"Length\":1}");
      assertStillAnswers(connection);
    }
  }

  @Test
  void head_has_the_length_but_not_the_body() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("HEAD /api HTTP/1.1\r\n" + HOST + "\r\n");
      Answer answer = connection.receiveWithoutBody();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Length"))
          .hasValue(String.valueOf("{\"Length\":0}".length()));
      assertStillAnswers(connection);
    }
  }

  @Test
  void a_target_in_absolute_form_is_accepted() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET http://localhost:80/api/users?a=1 HTTP/1.1\r\n" + HOST + "\r\n");

      assertThat(connection.receive().status()).isEqualTo(200);
      assertThat(request().path()).isEqualTo("/api/users");
      assertThat(request().query().text("a")).hasValue("1");
    }
  }

  @Test
  void characters_that_need_no_encoding_in_practice_are_accepted() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET /api/{id}|x?a[]=<b>^`\" HTTP/1.1\r\n".replace("\"", "") + HOST + "\r\n");

      assertThat(connection.receive().status()).isEqualTo(200);
      assertThat(request().path()).isEqualTo("/api/{id}|x");
      assertThat(request().query().text("a[]")).hasValue("<b>^`");
    }
  }

  @Test
  void a_forwarded_address_counts_from_a_trusted_proxy_only() throws Exception {
    String forwarded =
        "GET /api HTTP/1.1\r\n"
            + HOST
            + "X-Forwarded-For: 6.6.6.6, 1.2.3.4\r\nX-Forwarded-Proto: https\r\n\r\n";
    try (RawConnection connection = connect()) {
      connection.send(forwarded).receive();
      assertThat(request().remoteAddress()).isEqualTo("127.0.0.1");
      assertThat(request().secure()).isFalse();
    }

    restart(
        HttpServerSettings.builder()
            .trustedProxies(TrustedProxies.of(AddressBlock.listOf("127.0.0.0/8"))));

    try (RawConnection connection = connect()) {
      connection.send(forwarded).receive();
      assertThat(request().remoteAddress()).isEqualTo("1.2.3.4");
      assertThat(request().secure()).isTrue();
    }
  }

  // What the answer looks like

  @Test
  void every_answer_carries_the_protective_headers_and_no_server_name() throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer = connection.send("GET /api HTTP/1.1\r\n" + HOST + "\r\n").receive();

      assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
      assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(answer.headers("X-Request-Id")).hasSize(1);
      assertThat(answer.headers("Server")).isEmpty();
      assertThat(answer.headers("Date")).hasSize(1);
    }
  }

  @Test
  void set_cookie_headers_are_lines_of_their_own_in_order() throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer = connection.send("GET /cookies HTTP/1.1\r\n" + HOST + "\r\n").receive();

      assertThat(answer.headers("Set-Cookie"))
          .containsExactly(
              "z=1; Path=/; HttpOnly; SameSite=Lax",
              "a=2; Path=/; SameSite=Lax",
              "m=3; Path=/; SameSite=Lax");
      assertThat(answer.headers("Cache-Control")).containsExactly("private, max-age=5");
    }
  }

  @Test
  void an_empty_answer_has_length_zero_and_no_content_type() throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer = connection.send("DELETE /empty HTTP/1.1\r\n" + HOST + "\r\n").receive();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers("Content-Length")).containsExactly("0");
      assertThat(answer.headers("Content-Type")).isEmpty();
      assertThat(answer.headers("Transfer-Encoding")).isEmpty();
      assertStillAnswers(connection);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void a_status_without_a_body_keeps_the_connection_in_step(int status) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET /status/" + status + " HTTP/1.1\r\n" + HOST + "\r\n");

      assertThat(connection.receiveWithoutBody().status()).isEqualTo(status);
      assertStillAnswers(connection);
    }
  }

  @Test
  void connection_close_is_obeyed() throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer =
          connection.send("GET /api HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n").receive();

      assertThat(answer.header("Connection")).hasValue("close");
      assertThat(connection.isClosedSilently()).isTrue();
    }
  }

  @Test
  void a_large_answer_arrives_whole() throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer = connection.send("GET /large HTTP/1.1\r\n" + HOST + "\r\n").receive();

      assertThat(answer.body()).hasSize(3_000_000);
      assertStillAnswers(connection);
    }
  }

  @Test
  void the_jdk_client_is_served_without_http_2() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api?x=1"))
              .POST(HttpRequest.BodyPublishers.ofString("abc"))
              .build();

      assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("{\"Length\":3}");
    }
  }

  // Failures of the handler

  @Test
  void a_failing_handler_is_a_500_without_details_and_the_connection_goes_on() throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer = connection.send("GET /fail HTTP/1.1\r\n" + HOST + "\r\n").receive();

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).startsWith("{\"ErrorMessage\":").doesNotContain("deliberate");
      assertThat(answer.header("X-Request-Id")).hasValue(request().requestId());
      assertStillAnswers(connection);
    }
  }

  @Test
  void a_failure_is_logged_with_its_stack_trace_and_the_request_id() throws Exception {
    List<LogRecord> records = new CopyOnWriteArrayList<>();
    List<String> requestIds = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger(Dispatcher.class.getName());
    Handler collector =
        new StreamHandler() {
          @Override
          public void publish(LogRecord entry) {
            records.add(entry);
            requestIds.add(CurrentRequest.id().orElse("none"));
          }
        };
    logger.addHandler(collector);
    try (RawConnection connection = connect()) {
      connection.send("GET /fail HTTP/1.1\r\n" + HOST + "\r\n").receive();
    } finally {
      logger.removeHandler(collector);
    }

    assertThat(records).hasSize(1);
    assertThat(requestIds).containsExactly(request().requestId());
    assertThat(records.getFirst().getThrown()).hasMessage("a deliberate failure");
  }

  @Test
  void an_endless_recursion_of_the_handler_is_a_500_too() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET /overflow HTTP/1.1\r\n" + HOST + "\r\n");

      assertThat(connection.receive().status()).isEqualTo(500);
      assertStillAnswers(connection);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bad", "/api?a=%", "/api?a=%ff"})
  void a_bad_request_exception_is_a_400_with_its_message(String target) throws Exception {
    try (RawConnection connection = connect()) {
      Answer answer = connection.send("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n").receive();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"ErrorMessage\":\"");
      assertThat(answer.header("Content-Type")).hasValue("application/json; charset=utf-8");
      assertStillAnswers(connection);
    }
  }

  // What the HTTP layer refuses

  @ParameterizedTest
  @CsvSource({
    "400, GET",
    "400, GET /api",
    "400, GET  HTTP/1.1",
    "400, GET /api HTTP/9.9",
    "400, GET /api FTP/1.1",
    "400, \u0001\u0002\u0003 /api HTTP/1.1",
    "505, GET /api HTTP/1.0",
    "501, BREW /api HTTP/1.1",
    "501, TRACE /api HTTP/1.1",
    "400, PRI * HTTP/2.0"
  })
  void a_request_line_that_is_no_such_is_refused(int status, String line) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(line + "\r\n" + HOST + "X-Octopus-ApiKey: " + SECRET + "\r\n\r\n");

      assertRefused(connection.receive(), status);
    }
    assertAnswersOthers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api\u0000x HTTP/1.1", "GET /a\u0001pi HTTP/1.1", "GET /api\u007f HTTP/1.1",
        "GET /\u00fc HTTP/1.1", "GET /api?a=\u00fc HTTP/1.1", "GET /api?a=\u0000 HTTP/1.1",
        "GET /%00 HTTP/1.1", "GET /%0d%0aX:%20y HTTP/1.1"
      })
  void control_and_foreign_bytes_in_the_target_are_refused(String line) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(line + "\r\n" + HOST + "\r\n");

      Answer answer = connection.receive();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"ErrorMessage\":");
    }
    assertAnswersOthers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no colon here",
        "Na me: x",
        ": x",
        "Name : x",
        "Name: a\u0000b",
        "Name: a\u0001b",
        "Name: a\rb",
        "Name: a\nb",
        " folded: x",
        "Content-Length: x",
        "Content-Length: -1",
        "Content-Length: +3",
        "Content-Length: 0x3",
        "Content-Length: 99999999999999999999999",
        "Content-Length:",
        "Content-Length: 3\r\nContent-Length: 3",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 3, 3",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding:",
        "Host: other"
      })
  void headers_that_two_servers_might_read_differently_are_refused(String headers)
      throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n"
              + HOST
              + headers
              + "\r\n\r\nabcGET /smuggled HTTP/1.1\r\n"
              + HOST
              + "\r\n");

      assertRefused(connection.receive(), 400);
      assertThat(seen.get()).isNull();
      assertThat(connection.finish().isClosedSilently()).isTrue();
    }
    assertAnswersOthers();
  }

  @Test
  void an_unsupported_transfer_encoding_is_refused() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("POST /api HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip, chunked\r\n\r\n");

      assertThat(connection.receive().status()).isIn(400, 501);
      assertThat(connection.finish().isClosedSilently()).isTrue();
    }
    assertAnswersOthers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nabc\r\n0\r\n\r\n",
        "-1\r\nabc\r\n0\r\n\r\n",
        "3 \r\nabc\r\n0\r\n\r\n",
        "\r\nabc\r\n0\r\n\r\n",
        "3;ext=1\r\nabc\r\n0\r\n\r\n",
        "FFFFFFFFFF\r\nabc\r\n0\r\n\r\n",
        "80000000\r\nabc\r\n0\r\n\r\n",
        "3\nabc\n0\n\n",
        "3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n"
      })
  void a_malformed_chunk_is_refused(String body) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + body);

      assertRefused(connection.receive(), 400);
      assertThat(seen.get()).isNull();
    }
    assertAnswersOthers();
  }

  @Test
  void a_chunk_size_that_never_ends_is_refused_and_not_collected() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("POST /api HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
      String zeros = "0".repeat(8192);
      int sent = 0;
      while (sent < 100 && connection.trySend(zeros)) {
        sent++;
      }

      assertRefused(connection.receive(), 400);
    }
    assertAnswersOthers();
  }

  @Test
  void a_body_too_large_is_refused_by_its_announced_length() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n" + HOST + "Content-Length: " + (BODY_MAX + 1) + "\r\n\r\n");
      connection.send("x".repeat(BODY_MAX / 2));

      assertRefused(connection.receive(), 413);
      assertThat(seen.get()).isNull();
    }
    assertAnswersOthers();
  }

  @Test
  void a_body_too_large_is_refused_when_chunked() throws Exception {
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    try (RawConnection connection = connect()) {
      connection.send("POST /api HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < BODY_MAX / 0x1000 + 4; i++) {
        connection.send(chunk);
      }

      assertRefused(connection.receive(), 413);
      assertThat(seen.get()).isNull();
    }
    assertAnswersOthers();
  }

  @Test
  void the_answer_to_a_refused_upload_reaches_a_client_that_sends_first() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BODY_MAX + 50_000]))
              .build();

      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void headers_too_large_are_refused_in_one_line_or_in_many() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET /api HTTP/1.1\r\n" + HOST + "X-Big: " + "x".repeat(20_000) + "\r\n\r\n");
      assertRefused(connection.receive(), 431);
    }
    try (RawConnection connection = connect()) {
      connection.send("GET /api HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(4000) + "\r\n");
      assertRefused(connection.receive(), 431);
    }
    try (RawConnection connection = connect()) {
      connection.send("GET /api HTTP/1.1\r\n" + HOST + "x".repeat(20_000) + ": y\r\n\r\n");
      assertRefused(connection.receive(), 431);
    }
    assertAnswersOthers();
  }

  @Test
  void many_headers_within_the_limit_are_read() throws Exception {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      headers.append("X-").append(i).append(": ").append(i).append("\r\n");
    }
    try (RawConnection connection = connect()) {
      connection.send("GET /api HTTP/1.1\r\n" + HOST + headers + "\r\n");

      assertThat(connection.receive().status()).isEqualTo(200);
      assertThat(request().header("x-399")).hasValue("399");
    }
  }

  @Test
  void a_request_line_too_long_is_refused() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\n" + HOST + "\r\n");

      assertRefused(connection.receive(), 414);
    }
    assertAnswersOthers();
  }

  @Test
  void a_caller_that_leaves_in_the_middle_harms_nobody() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("POST /api HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\nabc");
    }
    try (RawConnection connection = connect()) {
      connection.send("POST /api HTTP/1.1\r\n" + HOST + "X-Half");
    }
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\nab");
    }

    assertAnswersOthers();
    assertThat(request().body()).isEmpty();
  }

  // Time

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /ap",
        "GET /api HTTP/1.1\r\nHost: loc",
        "POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc",
        "POST /api HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
      })
  void a_request_that_does_not_arrive_in_time_is_refused(String beginning) throws Exception {
    restart(HttpServerSettings.builder().requestTimeout(SHORT));
    try (RawConnection connection = connect()) {
      connection.send(beginning);

      assertRefused(connection.receive(), 408);
      assertThat(connection.isClosedSilently()).isTrue();
      assertThat(seen.get()).isNull();
    }
    assertAnswersOthers();
  }

  @Test
  void sending_a_byte_now_and_then_does_not_prolong_the_time() throws Exception {
    restart(HttpServerSettings.builder().requestTimeout(SHORT));
    try (RawConnection connection = connect()) {
      connection.send("GET /api HTTP/1.1\r\n" + HOST);
      CompletableFuture<Void> drip =
          CompletableFuture.runAsync(() -> {
            while (connection.trySend("X: y\r\n") && !Thread.currentThread().isInterrupted()) {
              LockSupport.parkNanos(20_000_000);
            }
          });

      assertRefused(connection.receive(), 408);
      assertThat(drip).succeedsWithin(10, TimeUnit.SECONDS);
    }
    assertAnswersOthers();
  }

  @Test
  void an_idle_connection_is_closed_before_and_after_a_request() throws Exception {
    restart(HttpServerSettings.builder().idleTimeout(SHORT));
    try (RawConnection fresh = connect();
        RawConnection used = connect()) {
      assertStillAnswers(used);

      assertThat(fresh.isClosedSilently()).isTrue();
      assertThat(used.isClosedSilently()).isTrue();
    }
    assertAnswersOthers();
  }

  @Test
  void a_caller_that_does_not_take_its_answer_is_cut_off() throws Exception {
    restart(HttpServerSettings.builder().responseTimeout(SHORT).maxConnections(1));
    try (RawConnection stuck = connect()) {
      stuck.send("GET /huge HTTP/1.1\r\n" + HOST + "\r\n");

      // Only one connection is served at a time, so another one is served when the first has gone.
      assertAnswersOthers();
    }
  }

  @Test
  void a_handler_may_take_longer_than_a_request_may_take_to_arrive() throws Exception {
    restart(
        HttpServerSettings.builder()
            .requestTimeout(Duration.ofMillis(100))
            .idleTimeout(Duration.ofMillis(100))
            .responseTimeout(Duration.ofMillis(100)));
    try (RawConnection connection = connect()) {
      connection.send("GET /wait HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(released.await(500, TimeUnit.MILLISECONDS)).isFalse();
      released.countDown();

      assertThat(connection.receive().status()).isEqualTo(200);
    }
  }

  // Start and stop

  @Test
  void closing_lets_a_running_request_end_and_takes_no_new_connection() throws Exception {
    int port = server.port();
    try (RawConnection connection = connect();
        RawConnection idle = connect()) {
      connection.send("GET /wait HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      assertThat(idle.isClosedSilently()).isTrue();
      released.countDown();

      Answer answer = connection.receive();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Connection")).hasValue("close");
      assertThat(closing).succeedsWithin(10, TimeUnit.SECONDS);
    }
    assertThatThrownBy(() -> new RawConnection(port).close()).isInstanceOf(ConnectException.class);
  }

  @Test
  void closing_does_not_wait_for_a_connection_that_has_just_been_made() throws Exception {
    for (int round = 0; round < 20; round++) {
      restart(HttpServerSettings.builder());
      List<RawConnection> connections = new ArrayList<>();
      try {
        for (int i = 0; i < 20; i++) {
          connections.add(connect());
        }

        assertThat(CompletableFuture.runAsync(server::close)).succeedsWithin(5, TimeUnit.SECONDS);
      } finally {
        for (RawConnection connection : connections) {
          connection.close();
        }
      }
    }
  }

  @Test
  void closing_waits_no_longer_than_the_grace() throws Exception {
    restart(HttpServerSettings.builder().shutdownGrace(SHORT));
    try (RawConnection connection = connect()) {
      connection.send("GET /wait HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(CompletableFuture.runAsync(server::close)).succeedsWithin(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void closing_again_does_nothing() {
    server.close();

    server.close();

    assertThat(server.address().getPort()).isPositive();
  }

  @Test
  void a_port_in_use_fails_at_start() {
    HttpServerSettings settings = HttpServerSettings.builder().port(server.port()).build();

    assertThatThrownBy(() -> HttpServer.start(settings, this::handle, HttpServerTest::render))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(String.valueOf(server.port()));
  }

  private HttpServer start(HttpServerSettings.Builder settings) {
    return HttpServer.start(
        settings.port(0).maxBodyBytes(BODY_MAX).build(), this::handle, HttpServerTest::render);
  }

  private void restart(HttpServerSettings.Builder settings) {
    server.close();
    server = start(settings);
  }

  private Response handle(Request request) {
    seen.set(request);
    return switch (request.path()) {
      case "/cookies" ->
          Response.empty(200)
              .withCookie(SetCookie.session("z", "1", true, false, SameSite.LAX))
              .withHeader("cache-control", "private, max-age=5")
              .withCookie(SetCookie.session("a", "2", false, false, SameSite.LAX))
              .withCookie(SetCookie.session("m", "3", false, false, SameSite.LAX));
      case "/empty" -> Response.empty(200);
      case "/status/204" -> Response.of(204, "text/plain", new byte[] {'x'});
      case "/status/304" -> Response.empty(304);
      case "/large" ->
          Response.of(200, "text/plain", "x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII));
      case "/huge" -> Response.of(200, "text/plain", new byte[64 * 1024 * 1024]);
      case "/fail" -> throw new IllegalStateException("a deliberate failure");
      case "/overflow" -> throw new StackOverflowError();
      case "/bad" -> throw new BadRequestException("The reason.");
      case "/wait" -> {
        entered.countDown();
        try {
          assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        yield Response.empty(200);
      }
      default -> {
        request.query();
        yield Response.json(
            200,
            ("{\"Length\":" + request.body().length + "}").getBytes(StandardCharsets.US_ASCII));
      }
    };
  }

  private static byte[] render(int status, String message) {
    return ("{\"ErrorMessage\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(server.port());
  }

  private Request request() {
    Request request = seen.get();
    assertThat(request).isNotNull();
    return request;
  }

  private static void assertStillAnswers(RawConnection connection) throws IOException {
    connection.send("GET /api HTTP/1.1\r\n" + HOST + "\r\n");
    Answer answer = connection.receive();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"Length\":0}");
  }

  private void assertAnswersOthers() throws IOException {
    try (RawConnection connection = connect()) {
      assertStillAnswers(connection);
    }
  }

  private static void assertRefused(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("application/json; charset=utf-8");
    assertThat(answer.header("Connection")).hasValue("close");
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat(answer.header("X-Request-Id")).isPresent();
    assertThat(answer.body()).matches("\\{\"ErrorMessage\":\"[A-Za-z0-9 ./;,-]+\"}");
  }
}
