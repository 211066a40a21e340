package io.keyden.http.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.permission.Permission;
import io.keyden.core.user.User;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class UserRoutesTest {
  private static final Grants USER_EDIT =
      new Grants.Builder().system(List.of(Permission.USER_EDIT, Permission.USER_VIEW)).build();

  private final UserApi users = new UserApi();
  private final ApiFixture api = users.api;
  private final User manager = users.person("manager", USER_EDIT);
  private final String key = api.keyOf(manager);

  @Test
  void create_answers_201_with_the_resource_that_its_own_link_gives_again() {
    var created =
        api.send(
            key,
            Method.POST,
            "/api/users",
            """
            {"Username": "Ada Lovelace", "DisplayName": "ADA", "EmailAddress": "Ada@Example.com",
             "IsActive": true, "IsService": false, "Password": "correct horse battery",
             "Identities": [{"IdentityProviderName": "Octopus ID",
               "Claims": {"email": {"Value": "a@b.c", "IsIdentifyingClaim": true}}}],
             "CanPasswordBeEdited": false, "IsRequestor": false, "Links": {},
             "Created": "0001-01-01T00:00:00.000+00:00", "Unknown": [1]}
            """);

    assertThat(created.status()).isEqualTo(201);
    var user = created.json();
    assertThat(user.get("Username").stringValue()).isEqualTo("Ada Lovelace");
    assertThat(user.get("EmailAddress").stringValue()).isEqualTo("Ada@Example.com");
    assertThat(user.get("CanPasswordBeEdited").booleanValue()).isTrue();
    assertThat(user.get("IsRequestor").booleanValue()).isFalse();
    assertThat(user.get("Identities").toString())
        .isEqualTo(
            "[{\"IdentityProviderName\":\"Octopus ID\",\"Claims\":{\"email\":"
                + "{\"Value\":\"a@b.c\",\"IsIdentifyingClaim\":true}}}]");
    assertThat(user.has("Password")).isFalse();
    assertThat(api.send(key, Method.GET, user.get("Links").get("Self").stringValue()).json())
        .isEqualTo(user);
    assertThat(created.text()).doesNotContain("horse");
  }

  @Test
  void service_account_comes_with_four_members_and_has_null_address_and_no_password() {
    var created =
        api.send(
            key,
            Method.POST,
            "/api/users",
            "{\"username\":\"builder\",\"DisplayName\":\"Builder\",\"IsService\":true,"
                + "\"EmailAddress\":null,\"Identities\":null}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("IsService").booleanValue()).isTrue();
    assertThat(created.json().get("CanPasswordBeEdited").booleanValue()).isFalse();
    assertThat(created.json().get("EmailAddress").isNull()).isTrue();
    assertThat(created.json().get("Identities").size()).isZero();
  }

  @Test
  void create_answers_400_with_every_fault_and_never_the_password() {
    var answer =
        api.send(
            key, Method.POST, "/api/users", "{\"Username\":\"MANAGER\",\"Password\":\"pa55w0\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(texts(answer.json().get("Errors")))
        .containsExactlyInAnyOrder(
            "Please provide a display name.",
            "The password was too weak. Please use at least 8 characters.",
            "A user with this username already exists.");
    assertThat(answer.text()).doesNotContain("pa55w0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Username\":\"ada\",\"DisplayName\":\"a\",\"Password\":{\"NewValue\":\"pa55w0rd-text\"}}",
        "{\"Username\":\"ada\",\"DisplayName\":\"a\",\"Password\":[\"pa55w0rd-text\"]}",
        "{\"Username\":\"ada\",\"DisplayName\":\"a\",\"Password\":\"pa55w0rd-text\"",
        "\"pa55w0rd-text\"",
        "Username=ada&Password=pa55w0rd-text"
      })
  void body_that_is_at_fault_is_not_quoted(String body) {
    var answer = api.send(key, Method.POST, "/api/users", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain("pa55w0rd-text");
  }

  @Test
  void requests_without_a_credential_are_401_and_without_the_right_403() {
    var ada = users.person("ada", Grants.NONE);
    var adasKey = api.keyOf(ada);

    assertThat(api.send(Method.GET, "/api/users/me").status()).isEqualTo(401);
    assertThat(api.send(Method.GET, "/api/users").status()).isEqualTo(401);
    assertThat(api.send(adasKey, Method.GET, "/api/users").status()).isEqualTo(403);
    assertThat(api.send(adasKey, Method.GET, "/api/users/Users-1").status()).isEqualTo(403);
    assertThat(api.send(adasKey, Method.GET, "/api/users/Users-99").status()).isEqualTo(403);
    assertThat(api.send(adasKey, Method.POST, "/api/users", "{}").status()).isEqualTo(403);
    assertThat(api.send(adasKey, Method.DELETE, "/api/users/Users-1").status()).isEqualTo(403);
  }

  @Test
  void unknown_is_404_without_errors() {
    for (var path : List.of("/api/users/Users-99", "/api/users/nonsense")) {
      var answer = api.send(key, Method.GET, path);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().has("Errors")).isFalse();
    }
  }

  @Test
  void me_and_an_id_in_any_case_are_the_caller_with_a_link_for_tokens() {
    var me = api.send(key, Method.GET, "/api/users/me");

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().get("IsRequestor").booleanValue()).isTrue();
    assertThat(api.send(key, Method.GET, "/API/Users/users-1/").json()).isEqualTo(me.json());
    assertThat(me.json().get("Links").toString())
        .isEqualTo(
            "{\"Self\":\"/api/users/Users-1\","
                + "\"ApiKeys\":\"/api/users/Users-1/apikeys{/id}{?skip,take}\","
                + "\"Permissions\":\"/api/users/Users-1/permissions{?spaces,includeSystem}\","
                + "\"PermissionsConfiguration\":"
                + "\"/api/users/Users-1/permissions/configuration{?spaces,includeSystem}\","
                + "\"RevokeSessions\":\"/api/users/Users-1/revoke-sessions\","
                + "\"Spaces\":\"/api/users/Users-1/spaces\","
                + "\"Teams\":\"/api/users/Users-1/teams{?spaces,includeSystem}\","
                + "\"AccessToken\":\"/api/users/access-token\"}");
  }

  @Test
  void page_puts_the_exact_name_first_and_keeps_the_filter() {
    IntStream.range(0, 40).forEach(i -> users.person("a-builder-" + i, Grants.NONE));
    var exact = api.serviceAccount("builder", Grants.NONE);

    var page = api.send(key, Method.GET, "/api/users?filter=BUILDER&take=10").json();

    assertThat(page.get("ItemType").stringValue()).isEqualTo("User");
    assertThat(page.get("TotalResults").intValue()).isEqualTo(41);
    assertThat(page.get("Items").get(0).get("Id").stringValue()).isEqualTo(exact.id().value());
    assertThat(page.get("Links").get("Page.Next").stringValue())
        .isEqualTo("/api/users?skip=10&take=10&filter=BUILDER");
    assertThat(page.get("Links").get("Template").stringValue())
        .isEqualTo("/api/users{/id}{?skip,take,ids,filter,isActive,isServiceAccount}");
  }

  @Test
  void ids_and_flags_narrow_the_page_and_the_bare_array() {
    var ada = users.person("ada", Grants.NONE);
    api.serviceAccount("builder", Grants.NONE);

    assertThat(
            names(
                api.send(key, Method.GET, "/api/users?ids=users-1%2C" + ada.id())
                    .json()
                    .get("Items")))
        .containsExactly("ada", "manager");
    assertThat(names(api.send(key, Method.GET, "/api/users?ids=nonsense").json().get("Items")))
        .isEmpty();
    assertThat(names(api.send(key, Method.GET, "/api/users/all?isServiceAccount=True").json()))
        .containsExactly("builder");
    assertThat(names(api.send(key, Method.GET, "/api/users/all?isActive=false").json())).isEmpty();
    assertThat(names(api.send(key, Method.GET, "/api/users/all").json()))
        .containsExactly("ada", "builder", "manager");
  }

  @Test
  void page_past_the_end_is_empty_and_200() {
    var page = api.send(key, Method.GET, "/api/users?skip=30&take=30");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.json().get("Items").size()).isZero();
  }

  @Test
  void whole_resource_sent_back_by_dotnet_changes_only_what_differs() {
    var ada = users.person("ada", Grants.NONE);
    var self = "/api/users/" + ada.id();
    var whole =
        api.send(key, Method.GET, self)
            .text()
            .replace("\"DisplayName\":\"ada\"", "\"DisplayName\":\"Countess\"")
            .replace("\"IsService\":false", "\"IsService\":true");

    var answer =
        api.send(
            Request.to(Method.POST, self)
                .header("X-Octopus-ApiKey", key)
                .header("X-HTTP-Method-Override", "PUT")
                .body(whole));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("DisplayName").stringValue()).isEqualTo("Countess");
    assertThat(answer.json().get("IsService").booleanValue()).isFalse();
    assertThat(signIn("ada", UserApi.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void members_that_are_absent_stay_but_identities() {
    var ada =
        api.send(
                key,
                Method.POST,
                "/api/users",
                "{\"Username\":\"ada\",\"DisplayName\":\"Ada\",\"EmailAddress\":\"a@b.c\","
                    + "\"Identities\":[{\"IdentityProviderName\":\"AD\",\"Claims\":{}}]}")
            .json();
    var self = ada.get("Links").get("Self").stringValue();

    var changed = api.send(key, Method.PUT, self, "{\"IsActive\":false,\"Password\":null}");
    var removed = api.send(key, Method.PUT, self, "{\"EmailAddress\":null}");

    assertThat(changed.json().get("Username").stringValue()).isEqualTo("ada");
    assertThat(changed.json().get("EmailAddress").stringValue()).isEqualTo("a@b.c");
    assertThat(changed.json().get("IsActive").booleanValue()).isFalse();
    assertThat(changed.json().get("Identities").size()).isZero();
    assertThat(removed.json().get("EmailAddress").isNull()).isTrue();
  }

  @Test
  void own_profile_can_be_changed_as_me() {
    var ada = users.person("ada", Grants.NONE);

    var answer =
        api.send(api.keyOf(ada), Method.PUT, "/api/users/me", "{\"DisplayName\":\"Countess\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("DisplayName").stringValue()).isEqualTo("Countess");
  }

  @Test
  void deleted_user_is_gone_with_keys_and_the_answer_is_empty() {
    var ada = users.person("ada", Grants.NONE);
    var adasKey = api.keyOf(ada);
    assertThat(api.send(adasKey, Method.GET, "/api/users/me").status()).isEqualTo(200);

    var answer = api.send(key, Method.DELETE, "/api/users/" + ada.id());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).isEmpty();
    assertThat(api.send(key, Method.GET, "/api/users/" + ada.id()).status()).isEqualTo(404);
    assertThat(api.send(adasKey, Method.GET, "/api/users/me").status()).isEqualTo(401);
  }

  @Test
  void nobody_deletes_themselves() {
    assertThat(api.send(key, Method.DELETE, "/api/users/me").status()).isEqualTo(400);
  }

  @Test
  void authentication_says_how_to_sign_in_and_who_may_edit_identities() {
    var ada = users.person("ada", Grants.NONE);
    var builder = api.serviceAccount("builder", Grants.NONE);

    var own = api.send(api.keyOf(ada), Method.GET, "/api/users/authentication").json();
    var managed = api.send(key, Method.GET, "/api/users/authentication/" + builder.id()).json();

    assertThat(own.toString())
        .isEqualTo(
            "{\"AuthenticationProviders\":[{\"Name\":\"Octopus\","
                + "\"IdentityType\":\"UsernamePassword\",\"FormsLoginEnabled\":true,\"Links\":{},"
                + "\"JavascriptLinks\":[],\"CSSLinks\":[]}],"
                + "\"CanCurrentUserEditIdentitiesForUser\":false,\"Links\":{}}");
    assertThat(managed.get("AuthenticationProviders").size()).isZero();
    assertThat(managed.get("CanCurrentUserEditIdentitiesForUser").booleanValue()).isTrue();
    assertThat(api.send(api.keyOf(ada), Method.GET, "/api/users/authentication/Users-1").status())
        .isEqualTo(403);
  }

  @Test
  void external_providers_know_nobody() {
    assertThat(api.send(key, Method.GET, "/api/users/external-search?partialName=a").text())
        .isEqualTo("{\"Identities\":[]}");
    assertThat(api.send(key, Method.GET, "/api/users/identity-metadata").text())
        .isEqualTo("{\"Providers\":[],\"Links\":{}}");
  }

  private ApiFixture.Answer signIn(String username, String password) {
    return api.send(
        Request.to(Method.POST, "/api/users/login")
            .body("{\"Username\":\"" + username + "\",\"Password\":\"" + password + "\"}"));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::stringValue).toList();
  }

  private static List<String> names(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(user -> user.get("Username").stringValue())
        .toList();
  }
}
