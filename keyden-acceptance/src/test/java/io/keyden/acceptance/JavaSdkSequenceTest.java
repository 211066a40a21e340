package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reference program with the Octopus Java SDK and the SDK's other calls on identities. The SDK
 * is in no public repository, so its requests are sent as they were recorded, and its answers read
 * as it reads them.
 */
@RunsOnPackagedServer
class JavaSdkSequenceTest {
  private final PackagedServer server;
  private final Administration administration;

  JavaSdkSequenceTest(PackagedServer server) {
    this.server = server;
    this.administration = Administration.of(server);
  }

  /** The SDK prints as many fraction digits as the clock has, and the offset of its machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%sT13:07:27.835803977Z",
        "%sT23:07:27.835+10:00",
        "%sT13:07:00Z",
        "%sT13:07:27.8+00:00"
      })
  void reference_program_creates_a_key_in_three_requests(String form) {
    String expires = form.formatted(OffsetDateTime.now(ZoneOffset.UTC).plusDays(20).toLocalDate());
    try (JavaSdk sdk = administrator()) {
      JsonNode user = sdk.currentUser();

      JsonNode created =
          sdk.post(
                  JavaSdk.path(user, "ApiKeys"),
                  Json.object().put("Expires", expires).put("Purpose", "For use in testing"))
              .expect(200)
              .json();

      assertThat(sdk.requestLines())
          .containsExactly(
              "GET /api",
              "GET /api/users/me",
              "POST /api/users/" + Json.text(user, "Id") + "/apikeys");
      String key = server.remember(Json.text(created, "ApiKey"));
      assertThat(key)
          .as("what the SDK's validator takes for a key")
          .startsWith("API-")
          .hasSizeBetween(29, 36)
          .matches("API-[A-Z0-9]+");
      assertThat(OffsetDateTime.parse(Json.text(created, "Expires")).toInstant())
          .isEqualTo(OffsetDateTime.parse(expires).toInstant().truncatedTo(ChronoUnit.MILLIS));
      assertThat(Json.text(administration.userBehind(key), "Id")).isEqualTo(Json.text(user, "Id"));
    }
  }

  @Test
  void an_absent_expiry_means_the_default() {
    try (JavaSdk sdk = administrator()) {
      JsonNode user = sdk.currentUser();

      JsonNode created =
          sdk.post(JavaSdk.path(user, "ApiKeys"), Json.object().put("Purpose", "by default"))
              .expect(200)
              .json();

      server.remember(Json.text(created, "ApiKey"));
      Instant expires = OffsetDateTime.parse(Json.text(created, "Expires")).toInstant();
      assertThat(expires)
          .isCloseTo(Instant.now().plus(Duration.ofDays(180)), within(10, ChronoUnit.MINUTES));
    }
  }

  @Test
  void a_key_is_read_before_it_is_deleted_and_both_answers_fit() {
    JsonNode account = administration.createServiceAccount("java-delete");
    try (JavaSdk sdk = administrator()) {
      JsonNode created = createKey(sdk, account, "to be deleted");
      String target = JavaSdk.path(account, "ApiKeys") + "/" + Json.text(created, "Id");

      JsonNode read = sdk.getById(target).orElseThrow();
      sdk.delete(JavaSdk.path(read, "Self")).expectEmpty();

      assertThat(read.path("ApiKey").isObject()).isTrue();
      assertThat(administration.statusWith(Json.text(created, "ApiKey"))).isEqualTo(401);
      assertThat(sdk.getById(target)).isEmpty();
    }
  }

  @Test
  void keys_and_users_are_listed_to_the_end_of_their_pages() {
    JsonNode account = administration.createServiceAccount("java-many-keys");
    try (JavaSdk sdk = administrator()) {
      for (int i = 0; i < 31; i++) {
        createKey(sdk, account, "key " + i);
      }
      while (administration.userCount() < 31) {
        administration.createServiceAccount("java-filler-" + PackagedServer.randomText(12));
      }

      List<JsonNode> keys = sdk.all(JavaSdk.path(account, "ApiKeys"));
      List<JsonNode> users = sdk.all(JavaSdk.path(sdk.root(), "Users"));

      assertThat(keys).hasSize(31);
      assertThat(Json.texts(users, "Id"))
          .hasSize(administration.userCount())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void filters_stay_in_the_link_to_the_next_page() {
    for (int i = 0; i < 5; i++) {
      administration.createServiceAccount("java filter & käse=" + i);
    }
    try (JavaSdk sdk = administrator()) {
      List<JsonNode> found = sdk.all("/api/users?skip=0&take=2&filter=java%20filter");

      assertThat(Json.texts(found, "Username"))
          .hasSize(5)
          .allMatch(username -> username.startsWith("java filter"));
    }
  }

  @Test
  void a_user_is_deleted_once() {
    JsonNode account = administration.createServiceAccount("java-deleted");
    try (JavaSdk sdk = administrator()) {
      String target = JavaSdk.path(account, "Self");
      assertThat(sdk.getById(target)).isPresent();

      sdk.delete(target).expectEmpty();

      assertThat(sdk.getById(target)).isEmpty();
      assertThat(JavaSdk.message(sdk.delete(target).expect(404))).isNotBlank();
    }
  }

  @Test
  void a_space_goes_through_its_life() {
    try (JavaSdk sdk = administrator()) {
      String me = Json.text(sdk.currentUser(), "Id");
      ObjectNode wanted = Json.object().put("Name", "Java space");
      wanted.putArray("SpaceManagersTeamMembers").add(me);
      JsonNode created = sdk.post(JavaSdk.path(sdk.root(), "Spaces"), wanted).expect(201).json();
      sdk.get(JavaSdk.home(created)).expect(200);

      List<JsonNode> byName = sdk.all("/api/spaces?partialName=Java%20sp");
      for (JsonNode space : sdk.all("/api/spaces")) {
        sdk.get(JavaSdk.home(space)).expect(200);
      }
      ObjectNode stopping = created.deepCopy().asObject().put("TaskQueueStopped", true);
      JsonNode stopped = sdk.put(JavaSdk.path(created, "Self"), stopping).expect(200).json();
      sdk.delete(JavaSdk.path(stopped, "Self")).expectEmpty();

      assertThat(Json.list(created, "SpaceManagersTeamMembers").stream().map(JsonNode::asString))
          .containsExactly(me);
      assertThat(Json.texts(byName, "Name")).containsExactly("Java space");
      assertThat(Json.flag(stopped, "TaskQueueStopped")).isTrue();
      assertThat(Json.flag(created, "IsDefault")).isFalse();
      assertThat(sdk.getById(JavaSdk.path(created, "Self"))).isEmpty();
    }
  }

  @Test
  void two_spaces_of_one_name_or_of_none_are_refused() {
    try (JavaSdk sdk = administrator()) {
      ObjectNode wanted = Json.object().put("Name", "default");
      wanted.putArray("SpaceManagersTeamMembers").add(Json.text(sdk.currentUser(), "Id"));

      Answer taken = sdk.post("/api/spaces", wanted);
      Answer nameless = sdk.post("/api/spaces", wanted.deepCopy().asObject().put("Name", ""));

      assertThat(JavaSdk.message(taken.expect(400, 409))).isNotBlank();
      assertThat(JavaSdk.message(nameless.expect(400))).isNotBlank();
    }
  }

  @Test
  void the_root_shows_a_default_space_by_its_accounts() {
    try (JavaSdk sdk = administrator()) {
      JsonNode links = sdk.root().path("Links");

      assertThat(links.has("Spaces")).isTrue();
      assertThat(links.has("Accounts")).isTrue();
    }
  }

  @Test
  void signing_in_gives_a_session_that_may_change_things() {
    String password = server.remember("pw " + PackagedServer.randomText(20));
    administration.createPerson("java-login", password);
    try (JavaSdk sdk = JavaSdk.withCookies(server)) {
      sdk.login("java-login", password).expect(200);
      JsonNode user = sdk.currentUser();

      JsonNode created = createKey(sdk, user, "made in a session");

      assertThat(Json.text(user, "Username")).isEqualTo("java-login");
      assertThat(administration.statusWith(Json.text(created, "ApiKey"))).isEqualTo(200);
    }
  }

  /** The SDK's cookie jar appends and sends the oldest first. */
  @Test
  void of_cookies_with_one_name_the_last_counts() {
    String password = server.remember("pw " + PackagedServer.randomText(20));
    administration.createPerson("java-twice", password);
    try (JavaSdk sdk = JavaSdk.withCookies(server)) {
      sdk.login("java-twice", password).expect(200);
      sdk.login("java-twice", password).expect(200);

      JsonNode created = createKey(sdk, sdk.currentUser(), "after the second sign-in");

      assertThat(administration.statusWith(Json.text(created, "ApiKey"))).isEqualTo(200);
    }
  }

  @Test
  void a_wrong_password_is_refused_in_a_readable_way() {
    administration.createPerson(
        "java-forgetful", server.remember("pw " + PackagedServer.randomText(20)));
    try (JavaSdk sdk = JavaSdk.withCookies(server)) {
      Answer answer = sdk.login("java-forgetful", "not the password");

      assertThat(answer.status()).isBetween(400, 403);
      assertThat(JavaSdk.message(answer)).contains("Invalid username or password.");
    }
  }

  @Test
  void the_root_is_open_to_all_but_those_with_a_wrong_key() {
    try (JavaSdk nobody = JavaSdk.withCookies(server);
        JavaSdk wrong = JavaSdk.withKey(server, PackagedServer.randomKey())) {
      nobody.get("/api").expect(200);
      Answer anonymous = nobody.get("/api/users/me").expect(401);
      Answer refused = wrong.get("/api").expect(401);

      assertThat(JavaSdk.message(anonymous)).contains("You must be logged in");
      assertThat(JavaSdk.message(refused)).contains("The API key you provided was not valid");
    }
  }

  @Test
  void a_refused_key_says_every_reason() {
    try (JavaSdk sdk = administrator()) {
      JsonNode user = sdk.currentUser();

      Answer answer =
          sdk.post(
              JavaSdk.path(user, "ApiKeys"),
              Json.object(Map.of("Purpose", "", "Expires", "2001-01-01T00:00:00Z")));

      JsonNode error = answer.expect(400).json();
      assertThat(Json.text(error, "ErrorMessage"))
          .isEqualTo("There was a problem with your request.");
      assertThat(Json.list(error, "Errors")).hasSize(2);
    }
  }

  private JavaSdk administrator() {
    return JavaSdk.withKey(server, server.administratorKey());
  }

  private JsonNode createKey(JavaSdk sdk, JsonNode owner, String purpose) {
    JsonNode created =
        sdk.post(JavaSdk.path(owner, "ApiKeys"), Json.object().put("Purpose", purpose))
            .expect(200)
            .json();
    server.remember(Json.text(created, "ApiKey"));
    return created;
  }
}
