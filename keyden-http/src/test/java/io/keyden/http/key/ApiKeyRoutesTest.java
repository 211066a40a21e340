package io.keyden.http.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.permission.Permission;
import io.keyden.core.settings.AuthenticationSettings;
import io.keyden.core.store.PageRequest;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeyRoutesTest {
  private static final Grants USER_EDIT =
      new Grants.Builder().system(List.of(Permission.USER_EDIT)).build();

  private final ApiFixture api = new ApiFixture();

  @Test
  void creates_a_key_that_works_at_once() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);

    var created = api.send(key, Method.POST, path(ada.id().value()), "{\"Purpose\":\"Build\"}");

    assertThat(created.status()).isEqualTo(200);
    var secret = created.json().get("ApiKey").stringValue();
    assertThat(secret).matches("API-[A-Z0-9]{26}");
    assertThat(api.send(secret, Method.GET, path("me")).status()).isEqualTo(200);
  }

  @Test
  void absent_expiry_is_the_default_and_null_the_maximum() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada, Optional.empty());

    var absent = api.send(key, Method.POST, path("me"), "{\"Purpose\":\"a\"}");
    var longest = api.send(key, Method.POST, path("me"), "{\"Purpose\":\"a\",\"Expires\":null}");

    assertThat(absent.json().get("Expires").stringValue()).isEqualTo(wire(Duration.ofDays(180)));
    assertThat(longest.json().get("Expires").stringValue()).isEqualTo(wire(Duration.ofDays(366)));
  }

  @Test
  void no_key_outlives_the_one_that_made_it() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada, Optional.of(Duration.ofDays(10)));

    var absent = api.send(key, Method.POST, path("me"), "{\"Purpose\":\"a\"}");
    var longest = api.send(key, Method.POST, path("me"), "{\"Purpose\":\"a\",\"Expires\":null}");
    var given =
        api.send(
            key,
            Method.POST,
            path("me"),
            "{\"Purpose\":\"a\",\"Expires\":\"" + wire(Duration.ofDays(11)) + "\"}");

    assertThat(absent.json().get("Expires").stringValue()).isEqualTo(wire(Duration.ofDays(10)));
    assertThat(longest.json().get("Expires").stringValue()).isEqualTo(wire(Duration.ofDays(10)));
    assertThat(given.status()).isEqualTo(400);
    assertThat(given.json().get("Errors").get(0).stringValue())
        .contains("API key used to make this request")
        .contains("2026-03-11T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T12:00:00Z", "2020-01-01", "2030-01-01T00:00:00+01:00"})
  void end_that_breaks_a_rule_is_refused_and_makes_no_key(String end) {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada, Optional.empty());

    var answer =
        api.send(key, Method.POST, path("me"), "{\"Purpose\":\"a\",\"Expires\":\"" + end + "\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("Errors").get(0).stringValue())
        .contains("The latest expiry date possible is 2027-03-02T12:00:00Z");
    assertThat(count(key)).isEqualTo(1);
  }

  @Test
  void key_is_a_text_once_and_an_object_with_its_hint_ever_after() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);
    var created = api.send(key, Method.POST, path("me"), "{\"Purpose\":\"Build\"}").json();

    var one = api.send(key, Method.GET, created.get("Links").get("Self").stringValue());
    var list = api.send(key, Method.GET, path("me"));

    var hint = created.get("ApiKey").stringValue().substring(0, 7);
    assertThat(one.json().get("ApiKey").get("Hint").stringValue()).isEqualTo(hint);
    assertThat(one.text() + list.text())
        .doesNotContain(created.get("ApiKey").stringValue().substring(7));
    assertThat(list.json().get("Items").get(0).get("ApiKey").get("HasValue").booleanValue())
        .isTrue();
  }

  @Test
  void list_in_the_v1_form_is_wrapped() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);

    var list = api.send(key, Method.GET, path("me") + "/v1");

    assertThat(list.json().get("ApiKeys").get("TotalResults").intValue()).isEqualTo(1);
  }

  @Test
  void pages_keep_the_filters_and_end() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);
    for (int i = 0; i < 5; i++) {
      api.send(key, Method.POST, path("me"), "{\"Purpose\":\"Deploy {x} " + i + "\"}");
    }

    var first =
        api.send(key, Method.GET, path("me") + "?take=2&partialPurpose=DEPLOY%20%7Bx").json();
    var second =
        api.send(key, Method.GET, first.get("Links").get("Page.Next").stringValue()).json();
    var third =
        api.send(key, Method.GET, second.get("Links").get("Page.Next").stringValue()).json();

    assertThat(first.get("Links").get("Page.Next").stringValue())
        .isEqualTo(path("Users-1") + "?skip=2&take=2&partialPurpose=DEPLOY%20%7Bx");
    assertThat(third.get("Items").size()).isEqualTo(1);
    assertThat(third.get("ItemsPerPage").intValue()).isEqualTo(2);
    assertThat(third.get("Links").has("Page.Next")).isFalse();
    assertThat(first.get("TotalResults").intValue()).isEqualTo(5);
  }

  @Test
  void keys_of_an_account_are_chosen_by_their_end_and_put_in_order_as_asked() {
    var ada = api.person("ada", Grants.NONE);
    var never = api.keyOf(ada, Optional.empty());
    api.clock.advance(Duration.ofMinutes(1));
    var late = api.keyOf(ada, Optional.of(Duration.ofDays(20)));
    api.clock.advance(Duration.ofMinutes(1));
    var early = api.keyOf(ada, Optional.of(Duration.ofDays(10)));

    assertThat(hints(never, "")).containsExactly(hint(early), hint(late), hint(never));
    assertThat(hints(never, "?sort=Expires")).containsExactly(hint(early), hint(late), hint(never));
    assertThat(hints(never, "?sort=Expires&descending=true&neverExpires=false"))
        .containsExactly(hint(late), hint(early));
    assertThat(hints(never, "?expiresTo=2026-03-15&sort=LastUsed")).containsExactly(hint(early));
    assertThat(hints(never, "?userId=Users-99")).hasSize(3);
  }

  private List<String> hints(String key, String query) {
    var hints = new ArrayList<String>();
    api.send(key, Method.GET, path("me") + query)
        .json()
        .get("Items")
        .forEach(item -> hints.add(item.get("ApiKey").get("Hint").stringValue()));
    return hints;
  }

  private static String hint(String key) {
    return key.substring(0, 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/v1"})
  void keys_of_one_account_cannot_be_put_in_order_by_their_owner(String form) {
    var key = api.keyOf(api.person("ada", Grants.NONE));

    var answer = api.send(key, Method.GET, path("me") + form + "?sort=User");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("Errors").get(0).stringValue())
        .isEqualTo("The query parameter sort must be one of Created, Expires, LastUsed, Purpose.");
  }

  @Test
  void revoked_key_is_refused_at_once() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);
    var created = api.send(key, Method.POST, path("me"), "{\"Purpose\":\"Build\"}").json();
    var secret = created.get("ApiKey").stringValue();
    assertThat(api.send(secret, Method.GET, path("me")).status()).isEqualTo(200);

    var revoked = api.send(key, Method.DELETE, created.get("Links").get("Self").stringValue());

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.response().body()).isEmpty();
    assertThat(api.send(secret, Method.GET, path("me")).status()).isEqualTo(401);
  }

  @Test
  void expired_key_is_refused_at_its_instant() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada, Optional.of(Duration.ofHours(1)));
    assertThat(api.send(key, Method.GET, path("me")).status()).isEqualTo(200);

    api.clock.advance(Duration.ofHours(1));

    assertThat(api.send(key, Method.GET, path("me")).status()).isEqualTo(401);
  }

  @Test
  void every_bad_key_gets_the_same_bytes() {
    var ada = api.person("ada", Grants.NONE);
    var expired = api.keyOf(ada, Optional.of(Duration.ofHours(1)));
    api.clock.advance(Duration.ofHours(2));

    var answers =
        List.of(expired, "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ", "rubbish").stream()
            .map(key -> api.send(key, Method.GET, "/api"))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(401));
    assertThat(answers.stream().map(ApiFixture.Answer::text).distinct()).hasSize(1);
  }

  @Test
  void nobody_creates_a_key_for_another_person() {
    var root = api.person("root", Grants.ALL);
    var ada = api.person("ada", Grants.NONE);

    var answer =
        api.send(api.keyOf(root), Method.POST, path(ada.id().value()), "{\"Purpose\":\"Build\"}");

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void keys_of_a_service_account_need_user_edit_and_its_rights() {
    var editor = api.keyOf(api.person("editor", USER_EDIT));
    var weak = api.serviceAccount("weak", Grants.NONE);
    var strong = api.serviceAccount("strong", Grants.ALL);
    var nobody = api.keyOf(api.person("nobody", Grants.NONE));
    var body = "{\"Purpose\":\"Build\"}";

    assertThat(api.send(editor, Method.POST, path(weak.id().value()), body).status())
        .isEqualTo(200);
    assertThat(api.send(editor, Method.POST, path(strong.id().value()), body).status())
        .isEqualTo(403);
    var refused = api.send(nobody, Method.POST, path(weak.id().value()), body);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().get("ErrorMessage").stringValue())
        .endsWith("Missing permission: UserEdit");
  }

  @Test
  void administrator_lists_and_revokes_keys_of_others() {
    var root = api.keyOf(api.person("root", Grants.ALL));
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);
    var self =
        api.send(root, Method.GET, path(ada.id().value()))
            .json()
            .get("Items")
            .get(0)
            .get("Links")
            .get("Self")
            .stringValue();

    assertThat(api.send(root, Method.DELETE, self).status()).isEqualTo(200);
    assertThat(api.send(key, Method.GET, "/api").status()).isEqualTo(401);
  }

  @Test
  void key_of_another_user_below_ones_own_path_is_400_and_an_unknown_one_404() {
    var root = api.keyOf(api.person("root", Grants.ALL));
    var ada = api.person("ada", Grants.NONE);
    api.keyOf(ada);
    var id =
        api.send(root, Method.GET, path(ada.id().value()))
            .json()
            .get("Items")
            .get(0)
            .get("Id")
            .stringValue();

    var other = api.send(root, Method.DELETE, path("me") + "/" + id);
    var unknown = api.send(root, Method.GET, path("me") + "/apikeys-00000000000000000000000000");

    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text()).contains("This ApiKey does not belong to the specified user.");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().has("Errors")).isFalse();
  }

  @Test
  void keys_of_users_can_be_switched_off() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);
    var defaults = AuthenticationSettings.DEFAULTS;
    api.transactions.write(() ->
        api.settings.save(
            new AuthenticationSettings(
                defaults.autoLoginEnabled(),
                defaults.selfServiceIdentityEditingEnabled(),
                defaults.trustedRedirectUrls(),
                defaults.cookieDomain(),
                defaults.sessionTimeout(),
                defaults.maximumSessionDuration(),
                defaults.rememberMeEnabled(),
                false,
                defaults.apiKeyDefaultExpiryDays(),
                defaults.apiKeyMaximumExpiryDays(),
                defaults.oidcIssuerUrl(),
                defaults.passwordSignInEnabled())));

    assertThat(api.send(key, Method.POST, path("me"), "{\"Purpose\":\"a\"}").status())
        .isEqualTo(403);
    assertThat(api.send(key, Method.GET, path("me")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "[]",
        "null",
        "\"x\"",
        "Purpose=x",
        "{\"Purpose\":\"\"}",
        "{\"Purpose\":\"  \"}",
        "{\"Purpose\":7}",
        "{\"Purpose\":\"a\",\"Expires\":\"tomorrow\"}",
        "{\"Purpose\":\"a\",\"Expires\":7}",
        "{\"Purpose\":\"a\",\"ActorType\":\"Robot\"}",
        "{\"Purpose\":\"a\"} trailing",
        "{\"Purpose\":\"a\""
      })
  void bad_body_is_refused_and_makes_no_key(String body) {
    var key = api.keyOf(api.person("ada", Grants.NONE));

    var answer = api.send(key, Method.POST, path("me"), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("ErrorMessage").stringValue())
        .isEqualTo("There was a problem with your request.");
    assertThat(answer.json().get("Errors").size()).isPositive();
    assertThat(count(key)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Purpose\":\"\"} | Purpose",
        "{\"purpose\":7} | Purpose",
        "{\"Purpose\":\"a\",\"Expires\":\"2020-01-01\"} | Expires",
        "{\"Purpose\":\"a\",\"ActorType\":\"Robot\"} | ActorType"
      })
  void fault_is_given_by_the_member_it_belongs_to(String body, String member) {
    var key = api.keyOf(api.person("ada", Grants.NONE));

    var answer = api.send(key, Method.POST, path("me"), body).json();

    assertThat(answer.get("Details").size()).isEqualTo(1);
    assertThat(answer.get("Details").get(member)).isEqualTo(answer.get("Errors"));
  }

  @Test
  void body_is_json_whatever_the_content_type_and_members_are_in_any_case() {
    var key = api.keyOf(api.person("ada", Grants.NONE));

    var answer =
        api.send(
            Request.to(Method.POST, "//api/USERS/users-1/ApiKeys/")
                .header("X-Octopus-ApiKey", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("{\r\n    \"purpose\":  \"Bau für alle\"\r\n}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("Purpose").stringValue()).isEqualTo("Bau für alle");
  }

  @Test
  void purpose_left_out_makes_a_key_all_the_same() {
    var key = api.keyOf(api.person("ada", Grants.NONE));

    var answer = api.send(key, Method.POST, path("me"), "{\"UserId\":\"Users-1\"}");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void every_change_is_recorded_with_the_key_that_made_it_and_without_a_secret() {
    var ada = api.person("ada", Grants.NONE);
    var key = api.keyOf(ada);
    var created = api.send(key, Method.POST, path("me"), "{\"Purpose\":\"Build\"}").json();
    api.send(key, Method.DELETE, created.get("Links").get("Self").stringValue());

    var recorded =
        api.transactions.read(
            () -> api.events.find(io.keyden.core.audit.EventFilter.ANY, PageRequest.ALL).items());

    assertThat(recorded).hasSize(2);
    assertThat(recorded.getLast().event().message().text())
        .startsWith("User API key Build (API-")
        .contains(" for ada was generated with expiry date ");
    assertThat(recorded.getFirst().event().message().text()).endsWith(" was revoked.");
    assertThat(recorded)
        .allSatisfy(event -> {
          assertThat(event.actor().apiKeyHint()).isEqualTo(key.substring(0, 7));
          assertThat(event.toString())
              .doesNotContain(created.get("ApiKey").stringValue().substring(7));
        });
  }

  @Test
  void empty_key_header_is_no_key_and_a_wrong_one_is_refused_everywhere() {
    assertThat(api.send(Request.to(Method.GET, "/api").header("X-Octopus-ApiKey", "")).status())
        .isEqualTo(200);
    assertThat(
            api.send(Request.to(Method.GET, "/api").header("X-Octopus-ApiKey", "API-WRONG"))
                .status())
        .isEqualTo(401);
    assertThat(api.send(Method.GET, path("me")).status()).isEqualTo(401);
  }

  private int count(String key) {
    return api.send(key, Method.GET, path("me")).json().get("TotalResults").intValue();
  }

  private static String path(String user) {
    return "/api/users/" + user + "/apikeys";
  }

  private static String wire(Duration after) {
    return Instant.parse("2026-03-01T12:00:00Z").plus(after).toString().replace("Z", ".000+00:00");
  }
}
