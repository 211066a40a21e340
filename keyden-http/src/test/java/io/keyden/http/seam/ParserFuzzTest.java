package io.keyden.http.seam;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.address.AddressBlock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parser of outside input works or throws its one exception, quickly, whatever comes. */
class ParserFuzzTest {
  private static final int INPUTS = 100_000;
  private static final int LONGEST_INPUT = 60;
  private static final String MARKS =
      "//%%..&&==??;;,,++\"[]:: 0129abcdefAF-_é\u0000\r\n\u007f\ud800€";
  private static final List<String> WORDS =
      List.of(
          "api",
          "users",
          "Spaces-1",
          "spaces",
          "me",
          "%2e",
          "%2F",
          "%00",
          "%C3%BC",
          "%ff",
          "take=",
          "ids=",
          "10.0.0.1",
          "::1",
          "fd00::",
          "token=",
          "://",
          "/../");

  private static final Router<String> ROUTER =
      new Router<>(
          List.of(
              Route.get("/api", "", request -> Response.empty(200)).alsoBelowSpace(),
              Route.get("/api/users/me", "", request -> Response.empty(200)).alsoBelowSpace(),
              Route.get("/api/users/{id}", "", request -> Response.empty(200)).alsoBelowSpace(),
              Route.get("/api/spaces/{id}", "", request -> Response.empty(200))));

  private static final TrustedProxies PROXIES =
      TrustedProxies.of(AddressBlock.listOf("10.0.0.0/8", "::/0"));

  private static final Map<String, Consumer<String>> PARSERS =
      Map.of(
          "query", ParserFuzzTest::useQuery,
          "path", raw -> ROUTER.match(Request.to(Method.GET, raw).build()),
          "cookies", raw -> Cookies.last(List.of(raw, raw), "token"),
          "forwarded addresses", raw -> PROXIES.caller("10.0.0.1", List.of(raw)),
          "forwarded protocol", raw -> PROXIES.secure("10.0.0.1", List.of(raw)));

  static Set<String> parsers() {
    return PARSERS.keySet();
  }

  @ParameterizedTest
  @MethodSource("parsers")
  @Timeout(value = 20, unit = SECONDS)
  void a_parser_works_or_throws_its_one_exception(String name) {
    Consumer<String> parser = Objects.requireNonNull(PARSERS.get(name));
    Random random = new Random(20_261_124);
    int accepted = 0;

    for (int i = 0; i < INPUTS; i++) {
      String input = input(random);
      try {
        parser.accept(input);
        accepted++;
      } catch (BadRequestException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }

    assertThat(accepted).as("inputs that reach behind the first check").isGreaterThan(INPUTS / 20);
  }

  private static void useQuery(String raw) {
    Query query = Query.parse(raw);
    assertThat(query.integer("take")).isNotNull();
    assertThat(query.list("ids")).doesNotContain("");
    query.flag("take");
  }

  private static String input(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "/" : "");
    int length = random.nextInt(LONGEST_INPUT);
    // Half of the inputs are of tame characters, so that they reach the later steps as well.
    int marks = random.nextBoolean() ? MARKS.length() : MARKS.indexOf(' ');
    while (text.length() < length) {
      if (random.nextInt(3) == 0) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
      } else if (random.nextInt(50) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(MARKS.charAt(random.nextInt(marks)));
      }
    }
    return text.toString();
  }
}
