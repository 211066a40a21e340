package io.keyden.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyTest {
  private static final List<String> VALID =
      List.of(
          """
          {"Purpose":"Build","Expires":"2026-11-24T13:07:27.835803977Z"}\
          """,
          """
          {"Id":"Users-1","IsActive":true,"Identities":[{"IdentityProviderName":"Octopus","Claims":{"email":{"Value":"a@b.c","IsIdentifyingClaim":true}}}],"Links":{"Self":"/api/users/Users-1"},"Take":30}\
          """,
          """
          {"Name":"Ops","MemberUserIds":["Users-1",null,["Users-2"]],"Depth":[[[[1.5e3,-0.0]]]]}\
          """);

  @Test
  void members_are_found_in_any_case() {
    var body = body("{\"PURPOSE\":\"Build\",\"isActive\":false,\"take\":30}");

    assertThat(body.text("Purpose")).contains("Build");
    assertThat(body.flag("IsActive")).contains(false);
    assertThat(body.integer("Take")).contains(30);
    body.check();
  }

  @Test
  void null_is_as_absent_but_can_be_told_apart() {
    var body = body("{\"Expires\":null}");

    assertThat(body.instant("Expires")).isEmpty();
    assertThat(body.has("expires")).isTrue();
    assertThat(body.instant("Other")).isEmpty();
    assertThat(body.has("Other")).isFalse();
    assertThat(body.text("Expires")).isEmpty();
    assertThat(body.flag("Expires")).isEmpty();
    assertThat(body.integer("Expires")).isEmpty();
    assertThat(body.texts("Expires")).isEmpty();
    assertThat(body.object("Expires")).isEmpty();
    assertThat(body.objects("Expires")).isEmpty();
    body.check();
  }

  @Test
  void of_members_with_one_name_the_last_counts() {
    assertThat(body("{\"Purpose\":\"a\",\"Purpose\":\"b\"}").text("Purpose")).contains("b");
    assertThat(body("{\"purpose\":\"a\",\"PURPOSE\":\"b\"}").text("Purpose")).contains("b");
  }

  @Test
  void every_fault_is_told_at_once_with_its_path() {
    var body =
        body(
            """
            {"Purpose":1,"IsActive":"maybe","Take":1.5,"Expires":"soon","Ids":[1],"User":7,"Users":[7],
             "Inner":{"Name":true,"Deeper":{"Count":"x"}},"List":[{"Name":[]},null,{"Name":{}}]}\
            """);

    assertThat(body.text("Purpose")).isEmpty();
    assertThat(body.flag("IsActive")).isEmpty();
    assertThat(body.integer("Take")).isEmpty();
    assertThat(body.instant("Expires")).isEmpty();
    assertThat(body.texts("Ids")).isEmpty();
    assertThat(body.object("User")).isEmpty();
    assertThat(body.objects("Users")).isEmpty();
    body.object("Inner")
        .ifPresent(inner -> {
          assertThat(inner.text("Name")).isEmpty();
          inner.object("Deeper").ifPresent(deeper -> assertThat(deeper.integer("Count")).isEmpty());
        });
    body.objects("List").forEach(element -> assertThat(element.text("Name")).isEmpty());

    assertThat(faults(body))
        .containsExactly(
            "Purpose must be a text.",
            "IsActive must be true or false.",
            "Take must be a whole number.",
            "Expires must be a date and time such as 2027-01-31T00:00:00.000+00:00.",
            "Ids must be a list of texts.",
            "User must be an object.",
            "Users must be a list of objects.",
            "Inner.Name must be a text.",
            "Inner.Deeper.Count must be a whole number.",
            "List.Name must be a text.",
            "List.Name must be a text.");
  }

  @Test
  void a_fault_never_repeats_what_was_sent() {
    var body = body("{\"Password\":[\"hunter2\"],\"Take\":\"hunter2\",\"Expires\":\"hunter2\"}");
    assertThat(body.text("Password")).isEmpty();
    assertThat(body.integer("Take")).isEmpty();
    assertThat(body.instant("Expires")).isEmpty();

    var thrown = catchThrowableOfType(BodyException.class, body::check);
    var syntax =
        catchThrowableOfType(BodyException.class, () -> body("{\"Password\":\"hunter2\" oops}"));

    assertThat(thrown.faults().toString()).doesNotContain("hunter2");
    assertThat(syntax.faults().toString()).doesNotContain("hunter2");
    assertThat(syntax).hasNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "30 | 30",
        "-1 | -1",
        "2147483647 | 2147483647",
        "-2147483648 | -2147483648",
        "1.0 | 1",
        "1e2 | 100",
        "\"30\" | 30",
      })
  void whole_numbers(String json, int number) {
    var body = body("{\"Take\":" + json + "}");

    assertThat(body.integer("Take")).contains(number);
    body.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "-2147483649",
        "12345678901234567890",
        "1.5",
        "1e400",
        "-1e400",
        "1e999999999",
        "1e2147483647",
        "1.5e-3",
        "123456789012345678901234567890e99999",
        "\"1e2\"",
        "\"\"",
        "\"NaN\"",
        "true",
        "[]",
        "{}",
      })
  void other_numbers_are_a_fault_and_nothing_worse(String json) {
    var body = body("{\"Take\":" + json + "}");

    assertThat(body.integer("Take")).isEmpty();
    assertThat(faults(body)).containsExactly("Take must be a whole number.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "-Infinity", "1e", "01", "+1", ".5", "1.", "0x10", "--1"})
  void what_is_no_number_in_json_is_refused(String json) {
    assertRefused(bytes("{\"Take\":" + json + "}"), "The request body is not valid JSON.");
  }

  @Test
  void a_number_of_a_thousand_digits_is_refused_quickly() {
    assertRefused(
        bytes("{\"Take\":" + "9".repeat(1_000) + "}"), "The request body is not valid JSON.");
  }

  @Test
  void lists_of_texts_are_flattened_and_nulls_dropped() {
    assertThat(body("{\"Ids\":[\"a\",null,[\"b\",[\"c\"],[]],\"\"]}").texts("ids"))
        .containsExactly("a", "b", "c", "");
    assertThat(body("{}").texts("Ids")).isEmpty();
  }

  @Test
  void flags_may_stand_in_quotes() {
    assertThat(body("{\"A\":\"True\"}").flag("A")).contains(true);
    assertThat(body("{\"A\":\"FALSE\"}").flag("A")).contains(false);
  }

  @Test
  void the_date_that_nobody_set_is_as_absent() {
    var body = body("{\"Expires\":\"0001-01-01T00:00:00.000+00:00\"}");

    assertThat(body.instant("Expires")).isEmpty();
    assertThat(body.has("Expires")).isTrue();
    body.check();
  }

  @Test
  void the_farthest_date_that_can_be_written_is_read() {
    var body = body("{\"Expires\":\"+999999999-12-31T23:59:59-18:00\"}");

    assertThat(body.instant("Expires")).isPresent();
    assertThat(body.instant("Expires").filter(Instant.EPOCH::isAfter)).isEmpty();
  }

  @Test
  void member_objects_keep_their_names_and_order() {
    var body = body("{\"Zeta\":{\"Value\":\"1\"},\"alpha\":{\"Value\":\"2\"},\"none\":null}");

    assertThat(body.memberObjects().keySet()).containsExactly("Zeta", "alpha");
    assertThat(body.memberObjects().values())
        .extracting(member -> member.text("Value"))
        .containsExactly(Optional.of("1"), Optional.of("2"));
    body.check();
  }

  @Test
  void bytes_that_are_not_utf_8_are_read_as_windows_powershell_sends_them() {
    var latin = "{\"Purpose\":\"B\u00fcro\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(JsonBody.parse(latin).text("Purpose")).contains("Büro");
    assertThat(body("{\"Purpose\":\"Büro 🗝\"}").text("Purpose")).contains("Büro 🗝");
  }

  @Test
  void a_byte_order_mark_is_forgiven() {
    assertThat(body("\uFEFF{\"Purpose\":\"Build\"}").text("Purpose")).contains("Build");
    assertRefused(bytes("\uFEFF"), "No request body was supplied.");
  }

  @Test
  void half_a_character_is_replaced_in_texts_and_refused_in_names() {
    var body =
        body(
            """
            {"A":"x\\ud800y","B":["\\udc00"],"D":"\\ud83d\\udddd \\udddd\\ud83d"}\
            """);

    assertThat(body.text("A")).contains("x\uFFFDy");
    assertThat(body.texts("B")).containsExactly("\uFFFD");
    assertThat(body.text("D")).contains("🗝 \uFFFD\uFFFD");
    assertRefused(bytes("{\"n\\ud800\":1}"), "The request body is not valid JSON.");
  }

  @Test
  void a_text_of_a_mebibyte_is_read() {
    var text = "ü".repeat(512 * 1_024);

    assertThat(body("{\"Purpose\":\"" + text + "\"}").text("Purpose")).contains(text);
  }

  @Test
  void nesting_has_a_limit() {
    assertThat(body(nested(60)).has("A")).isTrue();
    assertRefused(bytes(nested(100)), "The request body is not valid JSON.");
    assertRefused(bytes("{\"A\":" + "[".repeat(1_000_000)), "The request body is not valid JSON.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void no_body_is_said_to_be_none_and_may_be_optional(String text) {
    assertRefused(bytes(text), "No request body was supplied.");
    assertThat(JsonBody.parseOptional(bytes(text)).has("A")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"text\"", "true"})
  void what_is_no_object_is_refused(String json) {
    assertRefused(bytes(json), "The request body must be a JSON object.");
    assertThatThrownBy(() -> JsonBody.parseOptional(bytes(json))).isInstanceOf(BodyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}}",
        "{} {}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{/* */}",
        "a=1&b=2",
        "<xml/>",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}"
      })
  void what_is_no_json_is_refused(String text) {
    assertRefused(bytes(text), "The request body is not valid JSON.");
  }

  @Test
  void whatever_comes_in_is_a_body_or_a_fault() {
    assertBodyOrFault(20_000);
  }

  @Test
  @Tag("slow")
  void whatever_comes_in_a_hundred_thousand_times_is_a_body_or_a_fault() {
    assertBodyOrFault(100_000);
  }

  private static void assertBodyOrFault(int count) {
    var random = new Random(71);
    int bodies = 0;

    for (int i = 0; i < count; i++) {
      var bytes = i % 4 == 0 ? noise(random) : mutated(random);
      try {
        askForEverything(JsonBody.parse(bytes));
        bodies++;
      } catch (BodyException e) {
        assertThat(e.faults()).isNotEmpty();
      }
    }

    assertThat(bodies).isGreaterThan(count / 20);
  }

  private static void askForEverything(JsonBody body) {
    var unread = new ArrayList<Object>();
    for (var name :
        List.of("Purpose", "Expires", "IsActive", "Take", "MemberUserIds", "Depth", "Id")) {
      unread.add(body.text(name));
      unread.add(body.flag(name));
      unread.add(body.integer(name));
      unread.add(body.instant(name));
      unread.add(body.texts(name));
      unread.add(body.object(name));
      unread.add(body.objects(name));
    }
    for (var identity : body.objects("Identities")) {
      identity
          .object("Claims")
          .ifPresent(claims ->
              claims
                  .memberObjects()
                  .values()
                  .forEach(claim ->
                      unread.add(
                          claim.text("Value").isPresent()
                              && claim.flag("IsIdentifyingClaim").isPresent())));
    }
    assertThat(unread).doesNotContainNull();
  }

  private static byte[] noise(Random random) {
    var bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(Random random) {
    var bytes = bytes(VALID.get(random.nextInt(VALID.size())));
    var pieces =
        List.of(
            "{", "}", "[", "]", ":", ",", "\"", "null", "1e999", "\\u", "-", "\\ud800", "\u0000");
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> {
          var piece = bytes(pieces.get(random.nextInt(pieces.size())));
          System.arraycopy(piece, 0, bytes, at, Math.min(piece.length, bytes.length - at));
        }
        default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }

  private static String nested(int depth) {
    return "{\"A\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  private static void assertRefused(byte[] bytes, String text) {
    assertThat(catchThrowableOfType(BodyException.class, () -> JsonBody.parse(bytes)).faults())
        .containsExactly(new BodyException.Fault("", text));
  }

  private static List<String> faults(JsonBody body) {
    return catchThrowableOfType(BodyException.class, body::check).faults().stream()
        .map(BodyException.Fault::text)
        .toList();
  }

  private static JsonBody body(String json) {
    return JsonBody.parse(bytes(json));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_bare_list_is_read_object_by_object() {
    var list = JsonBody.parseList(bytes("[{\"Id\":\"a\"}, null, {\"id\":\"b\"}]"));

    assertThat(list).extracting(one -> one.text("Id").orElse("")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1]", "[[]]", "[{}", "\"a\"", "{\"Items\":{}}", "[] x"})
  void what_is_no_list_of_objects_is_refused_as_one(String text) {
    assertThatThrownBy(() -> JsonBody.parseList(bytes(text))).isInstanceOf(BodyException.class);
  }

  @Test
  void members_that_are_texts_keep_their_names_and_their_order() {
    var links = body("{\"Self\":\"/a\",\"Page.Next\":null,\"b\":1,\"All\":\"/c\"}");

    assertThat(links.memberTexts())
        .containsExactly(Map.entry("Self", "/a"), Map.entry("All", "/c"));
  }

  @Test
  void an_object_is_written_with_replaced_members_and_all_others_as_they_came() {
    var body = body("{\"Id\":\"1\",\"isActive\":true,\"Unknown\":{\"x\":[1.5]}}");

    assertThat(new String(body.with(Map.of("IsActive", false, "New", "n")), StandardCharsets.UTF_8))
        .isEqualTo("{\"Id\":\"1\",\"isActive\":false,\"Unknown\":{\"x\":[1.5]},\"New\":\"n\"}");
  }
}
