package io.keyden.http.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyOrder;
import io.keyden.core.permission.Permission;
import io.keyden.core.store.PageRequest;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.seam.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class EverybodysApiKeyRoutesTest {
  private static final String PATH = "/api/apikeys";

  private final ApiFixture api = new ApiFixture();
  private String root = "";

  /** Keys of root (never ends), ada (ends after 10 days) and build (after 20), a minute apart. */
  @BeforeEach
  void make_keys_and_use_all_but_the_one_that_asks() {
    root = api.keyOf(api.person("root", Grants.ALL), Optional.empty());
    api.clock.advance(Duration.ofMinutes(1));
    var _ = api.keyOf(api.person("ada", Grants.NONE), Optional.of(Duration.ofDays(10)));
    api.clock.advance(Duration.ofMinutes(1));
    var _ = api.keyOf(api.serviceAccount("build", Grants.NONE), Optional.of(Duration.ofDays(20)));
    api.transactions.write(() ->
        api.keys.find(ApiKeyFilter.ANY, ApiKeyOrder.NEWEST_FIRST, PageRequest.ALL).items().stream()
            .filter(owned -> !owned.username().equals("root"))
            .forEach(owned ->
                api.keys.noteUse(
                    Map.of(
                        owned.key().id(),
                        // The name that comes first was used last.
                        api.clock.instant().minusSeconds(owned.username().charAt(0))))));
  }

  private JsonNode get(String target) {
    var answer = api.send(root, Method.GET, target);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> owners(JsonNode page) {
    var owners = new ArrayList<String>();
    page.get("Items").forEach(item -> owners.add(item.get("Username").stringValue()));
    return owners;
  }

  @Test
  void each_key_is_shown_as_in_its_own_list_and_with_its_owner() {
    var item = get(PATH + "?take=1").get("Items").get(0);
    var own = get(item.get("Links").get("Self").stringValue());

    own.properties()
        .forEach(member ->
            assertThat(item.get(member.getKey())).as(member.getKey()).isEqualTo(member.getValue()));
    assertThat(item.get("Username").stringValue()).isEqualTo("build");
    assertThat(item.get("UserDisplayName").stringValue()).isEqualTo("build");
    assertThat(item.get("UserIsService").booleanValue()).isTrue();
    assertThat(item.get("UserIsActive").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', build ada root",
    "?descending=false, root ada build",
    "?sort=created, build ada root",
    "?sort=Expires, ada build root",
    "?sort=Expires&descending=True, root build ada",
    "?sort=LastUsed, root build ada",
    "?sort=Purpose&descending=false, root ada build",
    "?sort=User, ada build root",
    "?SORT=USER&descending=true, root build ada",
    "?sort=&descending=, build ada root",
    "?neverExpires=true, root",
    "?neverExpires=false, build ada",
    "?userId=users-2, ada",
    "?userId=Users-99, ''",
    "?partialPurpose=FIX, build ada root",
    "?partialKeyword=nothing, ''",
    "?expiresFrom=2026-03-15, build",
    "?expiresTo=2026-03-15T00:00:00Z, ada",
    "?expiresFrom=2026-03-11T12:01:00.000+00:00&expiresTo=2026-03-11T13:01:00.001%2B01:00, ada",
    "?expiresFrom=2026-03-11T12:01:00.001Z&expiresTo=2026-03-21T12:02:00Z, ''",
  })
  void keys_are_chosen_and_put_in_order_as_asked(String query, String expected) {
    var listed = owners(get(PATH + query));

    if (query.contains("sort=Purpose")) {
      // All have one purpose; then the id decides, which chance has made.
      assertThat(listed).containsExactlyInAnyOrder(expected.split(" "));
    } else {
      assertThat(listed).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sort=Size, 'The query parameter sort must be one of Created, Expires, LastUsed, Purpose, User.'",
    "expiresFrom=soon, 'The query parameter expiresFrom must be a date and time such as 2027-01-31T00:00:00.000+00:00.'",
    "expiresTo=%2B999999999-01-01T00:00:00Z, 'The query parameter expiresTo must be a date and time such as 2027-01-31T00:00:00.000+00:00.'",
    "userId=ada, 'The query parameter userId must be the id of an account such as Users-1.'",
    "skip=-1, 'The query parameter skip must be a number, 0 or more.'",
  })
  void what_cannot_be_read_is_refused_with_what_would_do(String query, String error) {
    var answer = api.send(root, Method.GET, PATH + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("Errors").get(0).stringValue()).isEqualTo(error);
  }

  @Test
  void every_fault_of_a_query_is_named_at_once() {
    var answer = api.send(root, Method.GET, PATH + "?sort=x&expiresFrom=x&expiresTo=x&userId=x");

    assertThat(answer.json().get("Errors").size()).isEqualTo(4);
  }

  @Test
  void pages_keep_the_filters_and_the_order_and_visit_each_key_once() {
    var first = get(PATH + "?take=1&sort=Expires&descending=false&neverExpires=false&userId=");
    var next = first.get("Links").get("Page.Next").stringValue();
    var second = get(next);

    assertThat(next)
        .isEqualTo(
            PATH + "?skip=1&take=1&neverExpires=false&userId=&sort=Expires&descending=false");
    assertThat(owners(first)).containsExactly("ada");
    assertThat(owners(second)).containsExactly("build");
    assertThat(second.get("Links").has("Page.Next")).isFalse();
    assertThat(first.get("TotalResults").intValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, "/api/APIKEYS/", PATH + "/expiries"})
  void nobody_but_an_administrator_sees_everybodys_keys(String path) {
    var editor =
        api.keyOf(
            api.person(
                "editor",
                new Grants.Builder()
                    .system(EnumSet.of(Permission.USER_EDIT, Permission.USER_VIEW))
                    .build()));

    assertThat(api.send(editor, Method.GET, path).status()).isEqualTo(403);
    assertThat(api.send(editor, Method.GET, path).json().get("ErrorMessage").stringValue())
        .endsWith("Missing permission: AdministerSystem");
    assertThat(api.send(Method.GET, path).status()).isEqualTo(401);
  }

  @Test
  void ends_are_counted_by_month_with_the_same_filters() {
    var all = get(PATH + "/expiries").toString();
    var some = get(PATH + "/expiries?userId=Users-2&take=1").toString();

    assertThat(all)
        .isEqualTo(
            "{\"NeverExpires\":1,\"Expired\":0,\"Months\":[{\"Month\":\"2026-03\",\"Count\":2}],"
                + "\"Later\":0,\"Links\":{\"Self\":\"/api/apikeys/expiries\"}}");
    assertThat(some)
        .contains("\"NeverExpires\":0,")
        .contains("{\"Month\":\"2026-03\",\"Count\":1}")
        .contains("\"Self\":\"/api/apikeys/expiries?userId=Users-2\"");
    assertThat(api.send(root, Method.GET, PATH + "/expiries?expiresTo=x").status()).isEqualTo(400);
  }

  @Test
  void the_root_document_leads_there() {
    var links = get("/api").get("Links");

    assertThat(links.get("ApiKeyExpiries").stringValue())
        .isEqualTo(
            "/api/apikeys/expiries{?partialPurpose,partialKeyword,neverExpires,expiresFrom,"
                + "expiresTo,userId}");
    assertThat(links.get("ApiKeys").stringValue())
        .isEqualTo(
            "/api/apikeys{?skip,take,partialPurpose,partialKeyword,neverExpires,expiresFrom,"
                + "expiresTo,userId,sort,descending}");
  }
}
