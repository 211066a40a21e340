package io.keyden.client.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NoSubjectTokenException;
import io.keyden.client.problem.UnexpectedAnswerException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an access token is used, and what of the server's answers is believed. */
class ExchangingCredentialTest {
  private static final URI SERVER = URI.create("https://octopus.example.com");
  private static final String DISCOVERED =
      "{\"issuer\":\"https://octopus.example.com\","
          + "\"token_endpoint\":\"https://octopus.example.com/api/token/v1\"}";

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final FakeServer server = new FakeServer();
  private final ExchangingCredential credential =
      new ExchangingCredential(() -> "a.b.c", "the-account", now::get);

  /** Answers discovery and exchange as it is told, and counts exchanges. */
  private static final class FakeServer implements Sender {
    private final ServerAddress address = ServerAddress.of(SERVER);
    private final AtomicInteger exchanges = new AtomicInteger();
    private String configuration = DISCOVERED;
    private String life = "3600";

    @Override
    public Answer sendAnonymously(Request request) {
      return answer(HttpRequest.newBuilder(SERVER).build(), configuration);
    }

    @Override
    public Answer sendAnonymously(HttpRequest request, String description) {
      String granted =
          "{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"expires_in\":%s}"
              .formatted(exchanges.incrementAndGet(), life);
      return answer(request, granted);
    }

    private static Answer answer(HttpRequest request, String body) {
      return new Answer(
          request, 200, HttpHeaders.of(Map.of(), (_, _) -> true), body.getBytes(UTF_8));
    }

    @Override
    public boolean isOnServer(URI other) {
      return address.hasOriginOf(other);
    }

    @Override
    public HttpRequest.Builder request(URI uri) {
      return HttpRequest.newBuilder(uri);
    }
  }

  private HttpRequest sent() {
    HttpRequest.Builder request = HttpRequest.newBuilder(SERVER);
    credential.put(request, server);
    return request.build();
  }

  private String token() {
    return sent().headers().firstValue("Authorization").orElse("");
  }

  private void advance(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @ParameterizedTest
  @CsvSource({
    "3600, 3570",
    "61, 31",
    "60, 30",
    "20, 10",
    "2147483647, 86370",
    "null, 86370",
    "\"3600\", 3570"
  })
  void is_renewed_half_a_minute_before_its_end_or_at_half_its_life(String life, long seconds) {
    server.life = life;
    assertThat(token()).isEqualTo("Bearer token-1");

    advance(Duration.ofSeconds(seconds).minusMillis(1));
    assertThat(token()).isEqualTo("Bearer token-1");

    advance(Duration.ofMillis(1));
    assertThat(token()).isEqualTo("Bearer token-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-2147483648"})
  void one_that_has_ended_already_serves_for_one_request(String life) {
    server.life = life;

    assertThat(token()).isEqualTo("Bearer token-1");
    assertThat(token()).isEqualTo("Bearer token-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "1.5", "99999999999999999999", "[]", "true"})
  void a_life_that_is_no_number_of_seconds_is_no_answer_of_the_api(String life) {
    server.life = life;

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(this::token)
        .withMessageContaining("expires_in")
        .withMessageNotContaining("token-1");
  }

  @Test
  void a_refused_one_is_renewed_once_however_many_requests_it_was_refused_with() {
    HttpRequest first = sent();
    HttpRequest second = sent();

    assertThat(credential.renew(first)).isTrue();
    assertThat(token()).isEqualTo("Bearer token-2");
    assertThat(credential.renew(second)).isTrue();
    assertThat(token()).isEqualTo("Bearer token-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://octopus.example.com/api/token/v1",
        "HTTPS://Octopus.Example.COM/api/token/v1",
        "https://octopus.example.com:443/token?tenant=1"
      })
  void the_endpoint_is_taken_as_it_is_named_on_the_server(String endpoint) {
    server.configuration = "{\"token_endpoint\":\"" + endpoint + "\"}";

    assertThat(token()).isEqualTo("Bearer token-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://octopus.example.com/api/token/v1",
        "https://octopus.example.com:8443/api/token/v1",
        "https://elsewhere.example/api/token/v1",
        "https://octopus.example.com.elsewhere.example/api/token/v1",
        "https://octopus.example.com@elsewhere.example/",
        "https://user@octopus.example.com/api/token/v1",
        "//octopus.example.com/api/token/v1",
        "/api/token/v1",
        "api/token/v1",
        "file:///etc/passwd",
        "mailto:root@octopus.example.com",
        "https://octopus.example.com/a b",
        "https:///api/token/v1",
        ""
      })
  void the_token_goes_nowhere_else_and_never_unencrypted(String endpoint) {
    server.configuration = "{\"token_endpoint\":\"" + endpoint + "\"}";

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(this::token)
        .withMessageNotContaining("a.b.c");
    assertThat(server.exchanges).hasValue(0);
  }

  @Test
  void an_endpoint_elsewhere_is_named_with_what_to_do() {
    server.configuration = "{\"token_endpoint\":\"https://public.example.com/api/token/v1\"}";

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(this::token)
        .withMessageContaining("https://public.example.com;")
        .withMessageContaining("give that address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "two words", "line\r\nX-Injected: 1", "ümlaut", "nul\0"})
  void what_is_no_token_is_never_sent_and_never_repeated(String subject) {
    ExchangingCredential wrong = new ExchangingCredential(() -> subject, "the-account", now::get);

    assertThatThrownBy(() -> wrong.put(HttpRequest.newBuilder(SERVER), server))
        .isInstanceOf(NoSubjectTokenException.class)
        .hasMessage("what was given to be exchanged is no token: a token is one word");
    assertThat(server.exchanges).hasValue(0);
  }

  @Test
  void a_failed_exchange_is_tried_again_by_the_next_request() {
    server.configuration = "{}";
    assertThatThrownBy(this::token).isInstanceOf(KeydenException.class);
    server.configuration = DISCOVERED;

    assertThat(token()).isEqualTo("Bearer token-1");
  }
}
