package io.keyden.client.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.keyden.client.problem.NoSubjectTokenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTokensTest {
  private static final String ADDRESS = "ACTIONS_ID_TOKEN_REQUEST_URL";
  private static final String CREDENTIAL = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
  private static final String REQUEST_TOKEN = "request-token-of-the-job";

  @TempDir Path folder;

  private final List<String> received = new ArrayList<>();
  private String answer = "{\"count\":1,\"value\":\"a.b.c\"}";
  private int status = 200;
  private HttpServer gitHub = start();

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void answerAsGitHubDoes() {
    gitHub.createContext(
        "/",
        exchange -> {
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Accept"));
          byte[] body = answer.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gitHub.start();
  }

  @AfterEach
  void stop() {
    gitHub.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + gitHub.getAddress().getPort() + "/jobs/7/idtoken?api-version=2.0";
  }

  private Supplier<String> ofGitHub(String address, String audience) {
    return SubjectTokens.ofGitHubActions(
        Map.of(ADDRESS, address, CREDENTIAL, REQUEST_TOKEN), audience);
  }

  private static String message(Supplier<String> tokens) {
    NoSubjectTokenException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            NoSubjectTokenException.class, tokens::get);
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).doesNotContain(REQUEST_TOKEN).doesNotContain("a.b.c");
    return String.valueOf(failure.getMessage());
  }

  // Files.

  @Test
  void a_file_is_read_anew_each_time() throws IOException {
    Path file = folder.resolve("token");
    Supplier<String> tokens = SubjectTokens.inFile(file);

    Files.writeString(file, "first\n");
    assertThat(tokens.get()).isEqualTo("first");
    Files.writeString(file, "second");
    assertThat(tokens.get()).isEqualTo("second");
  }

  @Test
  void a_file_without_a_token_is_told_as_that() throws IOException {
    Path file = folder.resolve("token");
    Supplier<String> tokens = SubjectTokens.inFile(file);

    assertThat(message(tokens)).isEqualTo("the file with the token cannot be read: " + file);
    Files.writeString(file, " \n");
    assertThat(message(tokens)).isEqualTo("the file holds no token: " + file);
    Files.writeString(file, "x".repeat(64 * 1024 + 1));
    assertThat(message(tokens)).isEqualTo("the file holds no token: " + file);
    assertThat(message(SubjectTokens.inFile(folder))).contains("cannot be read");
  }

  // GitHub Actions.

  @Test
  void github_is_asked_for_each_token_with_the_audience() {
    Supplier<String> tokens = ofGitHub(address(), "a b&c");

    assertThat(tokens.get()).isEqualTo("a.b.c");
    answer = "{\"value\":\"d.e.f\"}";
    assertThat(tokens.get()).isEqualTo("d.e.f");

    assertThat(received)
        .hasSize(2)
        .containsOnly(
            "GET /jobs/7/idtoken?api-version=2.0&audience=a+b%26c Bearer "
                + REQUEST_TOKEN
                + " application/json");
  }

  @Test
  void an_address_without_a_query_gets_one() {
    assertThat(ofGitHub("http://127.0.0.1:" + gitHub.getAddress().getPort(), "id").get())
        .isEqualTo("a.b.c");

    assertThat(received.getFirst()).startsWith("GET /?audience=id ");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 404, 500})
  void a_refusal_of_github_asks_for_the_permission(int refusal) {
    status = refusal;

    assertThat(message(ofGitHub(address(), "id")))
        .startsWith("GitHub Actions gives no token: it answered " + refusal)
        .endsWith("does the job have the permission id-token: write?");
    assertThat(received).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html></html>",
        "{}",
        "{\"value\":\"\"}",
        "{\"value\":\"two words\"}",
        "{\"value\":7}",
        "[]"
      })
  void an_answer_without_a_token_is_told_as_that(String body) {
    answer = body;

    assertThat(message(ofGitHub(address(), "id"))).startsWith("GitHub Actions ");
  }

  @Test
  void an_environment_without_the_variables_asks_for_the_permission() {
    assertThat(message(SubjectTokens.ofGitHubActions(Map.of(), "id")))
        .isEqualTo(
            "GitHub Actions gives no token: ACTIONS_ID_TOKEN_REQUEST_URL is not set; does the job"
                + " have the permission id-token: write?");
    assertThat(message(SubjectTokens.ofGitHubActions(Map.of(ADDRESS, address()), "id")))
        .contains("ACTIONS_ID_TOKEN_REQUEST_TOKEN is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://pipelines.example/token",
        "http://127.0.0.1.elsewhere.example/token",
        "https://user:password@pipelines.example/",
        "file:///etc/passwd",
        "not an address",
        "/idtoken"
      })
  void the_credential_of_the_job_goes_over_https_alone(String address) {
    assertThat(message(ofGitHub(address, "id")))
        .isEqualTo("ACTIONS_ID_TOKEN_REQUEST_URL is no https address");
  }

  @Test
  void a_credential_that_no_header_can_carry_is_not_repeated() {
    assertThat(
            message(
                SubjectTokens.ofGitHubActions(
                    Map.of(ADDRESS, address(), CREDENTIAL, REQUEST_TOKEN + "\nX: y"), "id")))
        .isEqualTo("ACTIONS_ID_TOKEN_REQUEST_TOKEN is no token");
  }

  @Test
  void an_answer_of_nobody_is_told_with_its_reason() {
    gitHub.stop(0);

    assertThatExceptionOfType(NoSubjectTokenException.class)
        .isThrownBy(() -> ofGitHub(address(), "id").get())
        .withMessageStartingWith("GitHub Actions gives no token: no answer from http://127.0.0.1:");
  }

  @Test
  void suppliers_print_without_their_tokens() {
    assertThat(ofGitHub(address(), "id") + " " + SubjectTokens.fixed("a.b.c"))
        .isEqualTo("SubjectTokens[GitHub Actions] SubjectTokens[fixed]");
  }
}
