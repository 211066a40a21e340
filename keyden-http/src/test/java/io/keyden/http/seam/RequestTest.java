package io.keyden.http.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
  @Test
  void headers_are_found_in_any_case_and_an_empty_one_is_there() {
    Request request =
        Request.to(Method.GET, "/api")
            .header("X-Octopus-ApiKey", "")
            .header("Via", "a")
            .header("via", "b")
            .build();

    assertThat(request.header("x-octopus-apikey")).hasValue("");
    assertThat(request.headers("VIA")).containsExactly("a", "b");
    assertThat(request.header("other")).isEmpty();
  }

  @Test
  void the_last_of_repeated_cookies_wins_and_its_value_stays_raw() {
    Request request =
        Request.to(Method.GET, "/api")
            .header("Cookie", "token=old; other=x;token=a%2Fb=c ; tokens=no")
            .build();

    assertThat(request.cookie("token")).hasValue("a%2Fb=c");
    assertThat(request.cookie("other")).hasValue("x");
    assertThat(request.cookie("Token")).isEmpty();
    assertThat(request.cookie("toke")).isEmpty();
  }

  @Test
  void the_last_cookie_header_wins() {
    Request request =
        Request.to(Method.GET, "/api").header("Cookie", "a=1; b=2").header("Cookie", "a=3").build();

    assertThat(request.cookie("a")).hasValue("3");
    assertThat(request.cookie("b")).hasValue("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "=", ";;=;", "a", "=a", " ; ; "})
  void malformed_cookies_are_passed_over(String header) {
    assertThat(Request.to(Method.GET, "/").header("Cookie", header).build().cookie("a")).isEmpty();
  }

  @Test
  void attributes_are_typed_and_shared_by_derived_requests() {
    Request request = Request.to(Method.POST, "/api").build();
    Request derived = request.withMethod(Method.PUT);

    request.attach(Integer.class, 1).attach(Integer.class, 2);

    assertThat(derived.attribute(Integer.class)).hasValue(2);
    assertThat(derived.attribute(String.class)).isEmpty();
    assertThat(derived.method()).isEqualTo(Method.PUT);
  }

  @Test
  void the_text_form_shows_neither_query_nor_headers() {
    Request request =
        Request.to(Method.GET, "/api?apikey=API-SECRET").header("Cookie", "a=SECRET").build();

    assertThat(request.toString()).contains("/api").doesNotContain("SECRET");
    assertThat(request.rawTarget()).isEqualTo("/api");
    assertThat(request.query().text("apikey")).hasValue("API-SECRET");
  }

  @Test
  void a_post_means_the_method_of_the_override_header() {
    assertThat(overridden(Method.POST, "DELETE")).isEqualTo(Method.DELETE);
    assertThat(overridden(Method.POST, "put")).isEqualTo(Method.PUT);
    assertThat(overridden(Method.POST, " Patch ")).isEqualTo(Method.PATCH);
    assertThat(overridden(Method.POST, "POST")).isEqualTo(Method.POST);
    assertThat(overridden(Method.POST, "")).isEqualTo(Method.POST);
  }

  @Test
  void the_override_is_ignored_on_other_methods() {
    assertThat(overridden(Method.GET, "DELETE")).isEqualTo(Method.GET);
    assertThat(overridden(Method.PUT, "nonsense")).isEqualTo(Method.PUT);
  }

  @Test
  void an_unknown_or_contradicting_override_is_a_bad_request() {
    Request twice =
        Request.to(Method.POST, "/")
            .header(MethodOverride.HEADER, "PUT")
            .header(MethodOverride.HEADER, "DELETE")
            .build();

    assertThatThrownBy(() -> overridden(Method.POST, "BREW"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageNotContaining("BREW");
    assertThatThrownBy(() -> MethodOverride.apply(twice)).isInstanceOf(BadRequestException.class);
  }

  private static Method overridden(Method method, String value) {
    Request request =
        Request.to(method, "/")
            .header(MethodOverride.HEADER.toLowerCase(Locale.ROOT), value)
            .build();
    return MethodOverride.apply(request).method();
  }
}
