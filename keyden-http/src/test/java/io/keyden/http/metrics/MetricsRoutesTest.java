package io.keyden.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.address.AddressBlock;
import io.keyden.http.api.Access;
import io.keyden.http.seam.AddressBlocks;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsRoutesTest {
  private static final AddressBlocks NEAR =
      AddressBlocks.of(AddressBlock.listOf("127.0.0.0/8", "fd00::/8"));

  private static Request.Builder from(String address) {
    return Request.to(Method.GET, MetricsRoutes.PATH).remoteAddress(address);
  }

  private static boolean isExempt(Request request) {
    var route = new MetricsRoutes(accept -> Response.empty(200), NEAR).routes().getFirst();
    return route.access() instanceof Access.RequiresUnless unless && unless.exempt().test(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "fd00::1"})
  void who_calls_directly_from_one_of_the_addresses_needs_no_right(String address) {
    assertThat(isExempt(from(address).build())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"128.0.0.1", "10.0.0.1", "::1", "localhost", ""})
  void who_calls_from_elsewhere_needs_a_right(String address) {
    assertThat(isExempt(from(address).build())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-for", "Forwarded", "Via", "X-Real-IP"})
  void what_a_proxy_has_passed_on_is_not_taken_for_its_own(String header) {
    assertThat(isExempt(from("127.0.0.1").header(header, "").build())).isFalse();
    assertThat(isExempt(from("127.0.0.1").header(header, "127.0.0.1").build())).isFalse();
  }

  @Test
  void the_reader_gets_the_format_that_it_asks_for() {
    var route =
        new MetricsRoutes(
                accept -> Response.of(200, "text/x", accept.getBytes(StandardCharsets.UTF_8)), NEAR)
            .routes()
            .getFirst();

    var answer = route.handler().handle(from("127.0.0.1").header("Accept", "text/y").build());

    assertThat(answer.header("Content-Type")).contains("text/x");
    assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("text/y");
  }
}
