package io.keyden.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.problem.ProblemException;
import io.keyden.http.api.Access;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.RouteMatch;
import io.keyden.http.seam.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and its files, as a browser asks for them. */
final class PageRoutesTest {
  private static final String LONG = "export const text = \"again and again\";\n".repeat(100);

  private final Router<Access> router =
      new Router<>(new PageRoutes(() -> new SamplePages("v1")).routes());

  private record SamplePages(String version) implements Pages {
    private static final Map<String, String> FILES =
        Map.of("portal.js", LONG, "a/b.js", "b", "a/b/c.js", "c", "a/b/c/d.js", "d");

    @Override
    public File entry() {
      return new File(
          "text/html; charset=utf-8", "<!doctype html>".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String contentSecurityPolicy() {
      return "default-src 'none'";
    }

    @Override
    public Optional<File> file(String path) {
      return Optional.ofNullable(FILES.get(path))
          .map(text -> new File("text/javascript", text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void the_root_leads_to_the_portal() {
    var answer = get("/");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/app");
  }

  @Test
  void the_page_comes_with_its_policy_and_is_asked_for_each_time() {
    var answer = get("/app");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\""})
  void a_page_that_the_browser_has_is_not_sent_again(String known) {
    var answer = answer(Request.to(Method.GET, "/app").header("If-None-Match", known));

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void an_older_page_is_replaced() {
    assertThat(answer(Request.to(Method.GET, "/app").header("If-None-Match", "\"v0\"")).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"portal.js", "a/b.js", "a/b/c.js", "a/b/c/d.js"})
  void a_file_is_found_by_its_path_and_kept_for_ever(String path) {
    var answer = get("/app/v1/" + path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("public, max-age=31536000, immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/v1/other.js", "/app/v0/portal.js", "/app/v1/a/..%2Fportal.js"})
  void nothing_else_is_found(String path) {
    assertThatThrownBy(() -> get(path)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5", "br, gzip ;q=1.0", "gzip, *;q=0"})
  void a_browser_that_unpacks_gets_it_packed(String accepted) throws IOException {
    var answer =
        answer(Request.to(Method.GET, "/app/v1/portal.js").header("Accept-Encoding", accepted));

    assertThat(answer.header("Content-Encoding")).contains("gzip");
    assertThat(answer.header("Vary")).contains("Accept-Encoding");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip;q=0.0", "x-gzipped"})
  void who_does_not_unpack_gets_it_as_it_is(String accepted) {
    var answer =
        answer(Request.to(Method.GET, "/app/v1/portal.js").header("Accept-Encoding", accepted));

    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(LONG);
    assertThat(answer.header("Vary")).contains("Accept-Encoding");
  }

  private Response get(String path) {
    return answer(Request.to(Method.GET, path));
  }

  private Response answer(Request.Builder request) {
    return switch (router.match(request.build())) {
      case RouteMatch.Matched<Access> matched ->
          matched.route().handler().handle(matched.request());
      case RouteMatch.WrongMethod<Access> wrong -> throw new AssertionError(wrong.toString());
      case RouteMatch.Unknown<Access> unknown -> throw new AssertionError(unknown.toString());
    };
  }
}
