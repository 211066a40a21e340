package io.keyden.http.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.http.seam.SetCookie.SameSite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
  @Test
  void json_has_its_content_type_and_an_empty_answer_has_none() {
    assertThat(Response.json(200, new byte[] {'{', '}'}).header("content-type"))
        .hasValue("application/json; charset=utf-8");
    assertThat(Response.empty(200).headers()).isEmpty();
    assertThat(Response.empty(200).body()).isEmpty();
  }

  @Test
  void cookies_keep_their_order_and_a_header_replaces_its_namesake() {
    SetCookie first = SetCookie.session("first", "1", true, false, SameSite.LAX);
    SetCookie second = SetCookie.session("second", "2", false, true, SameSite.STRICT);

    Response response =
        Response.empty(200)
            .withHeader("Allow", "GET")
            .withCookie(first)
            .withCookie(second)
            .withHeader("allow", "PUT");

    assertThat(response.headers().stream().map(Header::value))
        .containsExactly(
            "first=1; Path=/; HttpOnly; SameSite=Lax",
            "second=2; Path=/; Secure; SameSite=Strict",
            "PUT");
  }

  @Test
  void an_expired_cookie_is_forgotten_by_old_and_new_clients() {
    SetCookie cookie = SetCookie.session("a", "b", true, false, SameSite.NONE);

    assertThat(cookie.lasting(Duration.ofHours(2)).headerValue())
        .isEqualTo("a=b; Path=/; Max-Age=7200; HttpOnly; SameSite=None");
    assertThat(cookie.expired().headerValue())
        .startsWith("a=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(SetCookie.session("a", "SECRET", true, true, SameSite.LAX).toString())
        .doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "a\nb", "a\u0000b", "\u007f", "a\u0100"})
  void a_header_value_cannot_smuggle_in_a_line(String value) {
    Response response = Response.empty(200);

    assertThatThrownBy(() -> response.withHeader("X-Name", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\n", "ä"})
  void a_header_name_is_a_token(String name) {
    assertThatThrownBy(() -> new Header(name, "")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a b", "a\"", "a,b", "a\\b", "ä", "a\r\n"})
  void a_cookie_value_has_cookie_octets_only(String value) {
    assertThatThrownBy(() -> SetCookie.session("n", value, true, true, SameSite.LAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_status_is_a_final_one() {
    assertThatThrownBy(() -> Response.empty(100)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.empty(600)).isInstanceOf(IllegalArgumentException.class);
  }
}
