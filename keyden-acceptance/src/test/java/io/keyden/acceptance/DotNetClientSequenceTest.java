package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.OctopusClient.Flavour;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reference programs with Octopus.Client, in C# and in PowerShell: they make the same requests.
 * Then the library's other calls on identities, each in the order and with the headers of the
 * library.
 */
@RunsOnPackagedServer
class DotNetClientSequenceTest {
  /** What .NET writes for a date that nobody has set. */
  private static final String NO_DATE = "0001-01-01T00:00:00.000+00:00";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
  private static final Duration MAXIMUM = Duration.ofDays(366);

  private final PackagedServer server;
  private final Administration administration;

  DotNetClientSequenceTest(PackagedServer server) {
    this.server = server;
    this.administration = Administration.of(server);
  }

  @ParameterizedTest
  @EnumSource
  void reference_program_creates_a_key_for_the_current_user(Flavour flavour) {
    try (OctopusClient client = administrator(flavour)) {
      Optional<JsonNode> space = client.loadRepository();
      JsonNode user = client.get(client.link("CurrentUser")).expect(200).json();

      Answer answer = client.post(keysLink(user), newKey("Key used with C# application", null));

      String userId = Json.text(user, "Id");
      String spaceId = Json.text(space.orElseThrow(), "Id");
      assertThat(client.requestLines())
          .containsExactly(
              "GET /api",
              "GET /api/users/me",
              "GET /api/users/" + userId + "/spaces",
              "GET /api/" + spaceId,
              "GET /api/users/me",
              "POST /api/users/" + userId + "/apikeys");
      JsonNode created = answer.expect(200).json();
      String key = server.remember(Json.text(created, "ApiKey"));
      assertThat(key).matches("API-[A-Z0-9]{25,32}");
      assertThat(Json.text(created, "Purpose")).isEqualTo("Key used with C# application");
      assertThat(Json.text(created, "UserId")).isEqualTo(userId);
      assertThat(Json.text(administration.userBehind(key), "Id")).isEqualTo(userId);
      JsonNode listed = client.get(Json.link(created, "Self")).expect(200).json();
      assertThat(Json.text(listed, "Id")).isEqualTo(Json.text(created, "Id"));
      assertThat(listed.toString()).doesNotContain(key);
    }
  }

  @Test
  void a_null_expiry_means_the_longest_that_is_allowed() {
    Instant before = Instant.now();
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode created = createKey(client, currentUser(client), "longest", null);

      assertThat(instant(created, "Expires"))
          .as("the administrator's own key may end a little earlier")
          .isAfter(before.plus(MAXIMUM).minus(Duration.ofHours(1)))
          .isBeforeOrEqualTo(instant(created, "Created").plus(MAXIMUM));
    }
  }

  @Test
  void a_given_expiry_comes_back_as_given() {
    String wanted =
        OffsetDateTime.now(ZoneOffset.ofHours(2))
            .plusDays(30)
            .truncatedTo(ChronoUnit.MILLIS)
            .format(DATE);
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode created = createKey(client, currentUser(client), "dated", wanted);

      assertThat(instant(created, "Expires")).isEqualTo(OffsetDateTime.parse(wanted).toInstant());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 367})
  void an_expiry_that_breaks_a_rule_is_refused_with_the_reason(long days) {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode user = currentUser(client);
      String expires = OffsetDateTime.now(ZoneOffset.UTC).plusDays(days).format(DATE);

      Answer answer = client.post(keysLink(user), newKey("refused " + days, expires));

      assertThat(Json.list(answer.expect(400).json(), "Errors")).isNotEmpty();
      assertThat(administration.keysOf(Json.text(user, "Id")))
          .noneMatch(key -> key.path("Purpose").asString().equals("refused " + days));
    }
  }

  @Test
  void a_key_ends_no_later_than_the_key_that_made_it() {
    JsonNode account = administration.createServiceAccount("dotnet-expiring");
    Instant end = Instant.now().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.MILLIS);
    String first;
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      first =
          server.remember(
              Json.text(
                  createKey(
                      client, account, "five days", DATE.format(end.atOffset(ZoneOffset.UTC))),
                  "ApiKey"));
    }
    try (OctopusClient client = OctopusClient.withKey(server, Flavour.SYNC, first)) {
      JsonNode longest = createKey(client, account, "as long as its maker", null);
      Answer longer =
          client.post(
              keysLink(account),
              newKey("longer", DATE.format(end.plusSeconds(60).atOffset(ZoneOffset.UTC))));

      assertThat(instant(longest, "Expires")).isEqualTo(end);
      assertThat(Json.list(longer.expect(400).json(), "Errors")).isNotEmpty();
    }
  }

  @Test
  void another_scope_of_the_repository_asks_for_less() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRoot();
      JsonNode user = client.get(client.link("CurrentUser")).expect(200).json();

      createKey(client, user, "for the system", null);

      assertThat(client.requestLines())
          .containsExactly(
              "GET /api",
              "GET /api/users/me",
              "POST /api/users/" + Json.text(user, "Id") + "/apikeys");
    }
  }

  @Test
  void a_repository_for_one_space_reads_its_home_before_the_root() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode space = administration.get("/api/spaces/all").expect(200).json().path(0);
      client.loadSpaceHome(space);
      client.loadRoot();
      JsonNode user = client.get(client.link("CurrentUser")).expect(200).json();

      createKey(client, user, "for a space", null);

      assertThat(client.requestLines())
          .containsExactly(
              "GET /api/" + Json.text(space, "Id"),
              "GET /api",
              "GET /api/users/me",
              "POST /api/users/" + Json.text(user, "Id") + "/apikeys");
    }
  }

  @Test
  void the_home_of_a_space_hides_no_link_on_identities() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRepository();

      assertThat(client.template("CurrentUser")).isEqualTo("/api/users/me");
      assertThat(LinkTemplate.cut(client.template("Users"))).isEqualTo("/api/users");
      assertThat(LinkTemplate.cut(client.template("Spaces"))).isEqualTo("/api/spaces");
      assertThat(LinkTemplate.cut(client.template("UserRoles"))).isEqualTo("/api/userroles");
      assertThat(client.template("SignOut")).isEqualTo("/api/users/logout");
    }
  }

  @Test
  void without_a_default_space_the_root_follows_at_once_and_keys_are_still_created() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode space = client.loadRepository().orElseThrow();
      ObjectNode changed = space.deepCopy().asObject().put("IsDefault", false);
      JsonNode demoted = client.modify(changed);
      try (OctopusClient other = administrator(Flavour.SYNC)) {
        Optional<JsonNode> none = other.loadRepository();
        JsonNode user = other.get(other.link("CurrentUser")).expect(200).json();
        createKey(other, user, "without a default space", null);

        assertThat(none).isEmpty();
        assertThat(other.requestLines())
            .noneMatch(line -> line.equals("GET /api/" + Json.text(space, "Id")));
        JsonNode root = other.loadRoot();
        assertThat(root.path("Links").has("Accounts")).isFalse();
        assertThat(root.path("Links").valueStream().map(JsonNode::asString))
            .noneMatch(link -> link.startsWith("/api/Spaces-"));
      } finally {
        client.modify(demoted.deepCopy().asObject().put("IsDefault", true));
      }
      assertThat(client.loadRepository()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_empty_key_counts_as_none(Flavour flavour) {
    try (OctopusClient client = OctopusClient.withKey(server, flavour, "")) {
      client.loadRoot();

      assertThat(client.get("/api/users/me").expect(401).json().path("ErrorMessage").asString())
          .contains("You must be logged in");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/users/me",
        "/api/spaces",
        "/api/serverstatus/health",
        "/api/authentication",
        "/api/events/categories",
        "/api/no/such/path"
      })
  void a_wrong_key_is_refused_everywhere_even_where_none_is_needed(String path) {
    try (OctopusClient client =
        OctopusClient.withKey(server, Flavour.SYNC, PackagedServer.randomKey())) {
      Answer answer = client.get(path);

      assertThat(answer.expect(401).json().path("ErrorMessage").asString())
          .contains("The API key you provided was not valid");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_user_is_created_changed_and_deleted(Flavour flavour) {
    String username = "dotnet-" + flavour.name().toLowerCase(Locale.ROOT);
    try (OctopusClient client = administrator(flavour)) {
      client.loadRepository();
      JsonNode user = client.create(client.link("Users"), newUser(username, false));
      ObjectNode changed = user.deepCopy().asObject();
      changed.put("DisplayName", "Changed").put("EmailAddress", username + "@example.com");
      JsonNode modified = client.modify(changed);

      client.delete(Json.link(modified, "Self")).expectEmpty();

      assertThat(Json.text(modified, "DisplayName")).isEqualTo("Changed");
      assertThat(Json.text(modified, "Username")).isEqualTo(username);
      assertThat(Json.text(modified, "EmailAddress")).isEqualTo(username + "@example.com");
      assertThat(instant(user, "Created")).isAfter(Instant.now().minus(Duration.ofHours(1)));
      client.get(Json.link(modified, "Self")).expect(404);
      client.delete(Json.link(modified, "Self")).expect(404);
    }
  }

  @Test
  void a_service_account_gets_keys_but_cannot_sign_in() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRepository();
      JsonNode account = client.create(client.link("Users"), newUser("dotnet-service", true));

      JsonNode created = createKey(client, account, "for a service", null);

      assertThat(Json.flag(account, "IsService")).isTrue();
      assertThat(Json.flag(account, "CanPasswordBeEdited")).isFalse();
      assertThat(account.path("EmailAddress").isNull()).as("absent values are null").isTrue();
      assertThat(Json.text(administration.userBehind(Json.text(created, "ApiKey")), "Id"))
          .isEqualTo(Json.text(account, "Id"));
    }
  }

  @Test
  void keys_of_another_person_are_not_for_the_administrator_to_create() {
    JsonNode person = administration.createPerson("dotnet-person", newPassword());
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.post(keysLink(person), newKey("for somebody else", null)).expect(403);

      assertThat(administration.keysOf(Json.text(person, "Id"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revoked_key_is_refused_at_once_and_nothing_is_created_by_the_override(Flavour flavour) {
    JsonNode account = administration.createServiceAccount("dotnet-revoke-" + flavour);
    try (OctopusClient client = administrator(flavour)) {
      JsonNode created = createKey(client, account, "to be revoked", null);
      String key = Json.text(created, "ApiKey");
      assertThat(administration.statusWith(key)).isEqualTo(200);

      client.delete(Json.link(created, "Self")).expectEmpty();

      assertThat(administration.statusWith(key)).isEqualTo(401);
      assertThat(administration.keysOf(Json.text(account, "Id"))).isEmpty();
      client.get(Json.link(created, "Self")).expect(404);
      client.delete(Json.link(created, "Self")).expect(404);
    }
  }

  @Test
  void a_key_under_another_users_path_is_a_bad_request() {
    JsonNode owner = administration.createServiceAccount("dotnet-owner");
    JsonNode other = administration.createServiceAccount("dotnet-other");
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode created = createKey(client, owner, "owned", null);
      String misplaced = keysLink(other) + "/" + Json.text(created, "Id");

      client.get(misplaced).expect(400);
      Answer deletion = client.delete(misplaced).expect(400);

      assertThat(deletion.text()).contains("This ApiKey does not belong to the specified user.");
      assertThat(administration.statusWith(Json.text(created, "ApiKey"))).isEqualTo(200);
    }
  }

  @Test
  void keys_are_listed_newest_first_over_all_pages() {
    JsonNode account = administration.createServiceAccount("dotnet-many-keys");
    List<String> purposes = new ArrayList<>();
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      for (int i = 0; i < 61; i++) {
        createKey(client, account, "key " + i, null);
        purposes.addFirst("key " + i);
      }

      List<JsonNode> keys = client.all(keysLink(account));

      assertThat(Json.texts(keys, "Purpose")).isEqualTo(purposes);
      assertThat(keys)
          .allSatisfy(key -> {
            assertThat(Json.flag(key.path("ApiKey"), "HasValue")).isTrue();
            assertThat(key.path("ApiKey").path("NewValue").isNull()).isTrue();
            assertThat(Json.text(key.path("ApiKey"), "Hint")).matches("API-[A-Z0-9]{3}");
            assertThat(Json.text(key, "AccessLevel")).isEqualTo("FullAccess");
            assertThat(Json.text(key, "ActorType")).isEqualTo("User");
            assertThat(key.has("LastUsedTimeStamp")).isTrue();
            Json.flag(key, "IsLastUsedTimestampKnown");
          });
      assertThat(client.requestLines()).filteredOn(line -> line.startsWith("GET")).hasSize(3);
    }
  }

  @Test
  void a_user_is_found_by_name_through_the_filter() {
    administration.createServiceAccount("Dotnet Find Me");
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRepository();

      List<JsonNode> found = client.all(client.link("Users", Map.of("filter", "dotnet find me")));
      List<JsonNode> everybody = client.all(client.link("Users"));

      assertThat(Json.texts(found, "Username")).containsExactly("Dotnet Find Me");
      assertThat(Json.texts(everybody, "Username"))
          .contains("Dotnet Find Me", PackagedServer.ADMINISTRATOR)
          .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_team_with_its_roles_is_created_found_and_deleted() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode me = currentUser(client);
      JsonNode team = client.create(client.link("Teams"), newTeam("Dotnet team"));
      JsonNode role = client.create(client.link("UserRoles"), newRole("Dotnet role for a team"));
      JsonNode scoped =
          client.create(
              client.link("ScopedUserRoles"),
              Json.object(
                      Map.of(
                          "TeamId",
                          Json.text(team, "Id"),
                          "UserRoleId",
                          Json.text(role, "Id"),
                          "ProjectIds",
                          List.of(),
                          "EnvironmentIds",
                          List.of(),
                          "TenantIds",
                          List.of(),
                          "ProjectGroupIds",
                          List.of()))
                  .putNull("SpaceId"));
      ObjectNode changed = team.deepCopy().asObject();
      changed.putArray("MemberUserIds").add(Json.text(me, "Id"));
      JsonNode modified = client.modify(changed);

      List<JsonNode> byPart = client.all(client.link("Teams", Map.of("partialName", "DOTNET te")));
      Map<String, String> everywhere = Map.of("spaces", "all", "includeSystem", "True");
      JsonNode byId =
          client
              .get(client.link("Teams", with(everywhere, "id", Json.text(team, "Id"))))
              .expect(200)
              .json();
      List<JsonNode> roles =
          client.all(LinkTemplate.expand(Json.link(team, "ScopedUserRoles"), everywhere));
      List<JsonNode> memberships =
          Json.elements(
              client
                  .get(LinkTemplate.expand(Json.link(me, "Teams"), everywhere))
                  .expect(200)
                  .json(),
              "teams of a user");

      for (String flag :
          List.of("CanBeDeleted", "CanBeRenamed", "CanChangeRoles", "CanChangeMembers")) {
        assertThat(Json.flag(team, flag)).as(flag).isTrue();
      }
      assertThat(Json.list(team, "MemberUserIds")).as("null members mean none").isEmpty();
      assertThat(Json.list(modified, "MemberUserIds")).hasSize(1);
      assertThat(Json.texts(byPart, "Name")).containsExactly("Dotnet team");
      assertThat(byId).isEqualTo(modified);
      assertThat(Json.texts(roles, "Id")).containsExactly(Json.text(scoped, "Id"));
      assertThat(Json.texts(memberships, "Id"))
          .contains(Json.text(team, "Id"), "teams-administrators");
      client.delete(Json.link(scoped, "Self")).expectEmpty();
      client.delete(Json.link(role, "Self")).expectEmpty();
      client.delete(Json.link(team, "Self")).expectEmpty();
      client.get(Json.link(team, "Self")).expect(404);
    }
  }

  @Test
  void what_is_built_in_is_not_deleted() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRepository();
      for (String target :
          List.of(
              client.link("Teams", Map.of("id", "teams-everyone")),
              client.link("UserRoles", Map.of("id", "userroles-spacemanager")))) {
        assertThat(Json.flag(client.get(target).expect(200).json(), "CanBeDeleted")).isFalse();

        client.delete(target).expect(400);

        client.get(target).expect(200);
      }
    }
  }

  @Test
  void a_role_keeps_its_permissions() {
    try (OctopusClient client = administrator(Flavour.ASYNC)) {
      client.loadRepository();
      JsonNode role = client.create(client.link("UserRoles"), newRole("Dotnet role"));

      JsonNode modified = client.modify(role.deepCopy().asObject().put("Description", "changed"));

      assertThat(Json.list(modified, "GrantedSystemPermissions").stream().map(JsonNode::asString))
          .containsExactly("UserView", "EventView");
      assertThat(Json.text(modified, "Description")).isEqualTo("changed");
      assertThat(Json.flag(modified, "CanBeDeleted")).isTrue();
      client.delete(Json.link(role, "Self")).expectEmpty();
    }
  }

  @Test
  void a_space_is_created_stopped_and_deleted() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode me = currentUser(client);
      ObjectNode wanted =
          Json.object(
              Map.of("Name", "Dotnet space", "IsDefault", false, "TaskQueueStopped", false));
      wanted.putNull("Description").putNull("Slug").putNull("Icon").putNull("Id");
      wanted.putArray("SpaceManagersTeams");
      wanted.putArray("SpaceManagersTeamMembers").add(Json.text(me, "Id"));
      wanted.putObject("Links");
      JsonNode space = client.create(client.link("Spaces"), wanted);

      List<JsonNode> byName = client.all(client.link("Spaces", Map.of("name", "Dotnet space")));
      client.loadSpaceHome(space);
      client.delete(Json.link(space, "Self")).expect(400);
      JsonNode stopped = client.modify(space.deepCopy().asObject().put("TaskQueueStopped", true));
      client.delete(Json.link(stopped, "Self")).expectEmpty();

      assertThat(Json.texts(byName, "Id")).containsExactly(Json.text(space, "Id"));
      client.get(Json.link(space, "Self")).expect(404);
      client.get(Json.link(space, "SpaceHome")).expect(404);
    }
  }

  @Test
  void an_invited_person_registers_with_the_code_and_is_signed_in() {
    try (OctopusClient client = administrator(Flavour.SYNC);
        OctopusClient guest = OctopusClient.anonymous(server, Flavour.SYNC)) {
      client.loadRepository();
      JsonNode team = client.create(client.link("Teams"), newTeam("Dotnet invited"));
      ObjectNode wanted = Json.object().put("Expires", NO_DATE);
      wanted.putArray("AddToTeamIds").add(Json.text(team, "Id"));
      wanted.putNull("SpaceId").putNull("InvitationCode").putNull("Id").putObject("Links");
      JsonNode invitation = client.create(client.link("Invitations"), wanted);
      guest.loadRoot();

      JsonNode registered =
          guest
              .post(
                  guest.link("Register"),
                  Json.object(
                      Map.of(
                          "InvitationCode",
                          server.remember(Json.text(invitation, "InvitationCode")),
                          "Username",
                          "dotnet-guest",
                          "DisplayName",
                          "Guest",
                          "EmailAddress",
                          "guest@example.com",
                          "Password",
                          newPassword())))
              .expect(200, 201)
              .json();

      assertThat(instant(invitation, "Expires")).isAfter(Instant.now().plus(Duration.ofHours(47)));
      JsonNode me = guest.get("/api/users/me").expect(200).json();
      assertThat(Json.text(me, "Id")).isEqualTo(Json.text(registered, "Id"));
      JsonNode again = client.get(Json.link(team, "Self")).expect(200).json();
      assertThat(Json.list(again, "MemberUserIds").stream().map(JsonNode::asString))
          .containsExactly(Json.text(registered, "Id"));
    }
  }

  @Test
  void events_tell_who_did_what_and_never_a_key() {
    JsonNode account = administration.createServiceAccount("dotnet-audited");
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRepository();
      JsonNode created = createKey(client, account, "audited", null);
      Map<String, String> scope =
          Map.of("skip", "0", "internal", "True", "spaces", "all", "includeSystem", "True");

      JsonNode page = client.get(client.link("Events", scope)).expect(200).json();
      List<JsonNode> about =
          client.all(client.link("Events", with(scope, "regardingAny", Json.text(created, "Id"))));

      assertThat(Json.list(page, "Items")).isNotEmpty();
      assertThat(page.path("TotalResults").asInt()).isPositive();
      assertThat(about).hasSize(1);
      JsonNode event = about.getFirst();
      assertThat(Json.text(event, "Message"))
          .contains("audited", "dotnet-audited")
          .contains(Json.text(created, "ApiKey").substring(0, 7) + "•••••••");
      assertThat(Json.text(event, "Username")).isEqualTo(PackagedServer.ADMINISTRATOR);
      assertThat(Json.text(event, "UserAgent")).startsWith("OctopusClient-dotnet/");
      assertThat(event.path("SpaceId").isNull()).as("keys belong to no space").isTrue();
      assertThat(event.toString()).doesNotContain(Json.text(created, "ApiKey"));
      assertThat(client.get(Json.link(event, "Self")).expect(200).json()).isEqualTo(event);
      List<Instant> times =
          Json.list(page, "Items").stream().map(item -> instant(item, "Occurred")).toList();
      assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EventCategories", "EventGroups", "EventAgents", "EventDocumentTypes"})
  void lists_around_events_are_bare_arrays(String link) {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRepository();

      JsonNode answer = client.get(client.link(link)).expect(200).json();

      List<JsonNode> items = Json.elements(answer, link);
      assertThat(items).isNotEmpty().allSatisfy(item -> Json.text(item, "Id"));
      if (link.equals("EventGroups")) {
        assertThat(items).allSatisfy(item -> Json.list(item, "EventCategories"));
      }
    }
  }

  @Test
  void permissions_of_a_user_are_sets_without_nulls() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode me = currentUser(client);
      Map<String, String> everywhere = Map.of("spaces", "all", "includeSystem", "True");
      for (String link : List.of("Permissions", "PermissionsConfiguration")) {
        JsonNode set =
            client.get(LinkTemplate.expand(Json.link(me, link), everywhere)).expect(200).json();

        assertThat(Json.text(set, "Id")).isEqualTo(Json.text(me, "Id"));
        assertThat(set.path("SpacePermissions").isObject()).isTrue();
        assertThat(Json.list(set, "SystemPermissions").stream().map(JsonNode::asString))
            .contains("AdministerSystem", "UserEdit");
        assertThat(Json.list(set, "Teams")).isNotEmpty();
        assertThat(Json.flag(set, "IsPermissionsComplete")).isTrue();
        assertThat(Json.flag(set, "IsTeamsComplete")).isTrue();
      }
    }
  }

  @Test
  void the_state_of_the_server_is_told() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      client.loadRepository();

      JsonNode status = client.get(client.link("ServerStatus")).expect(200).json();
      JsonNode health = client.get(client.link("ServerHealthStatus")).expect(200).json();
      JsonNode system = client.get(Json.link(status, "SystemInfo")).expect(200).json();

      for (String flag :
          List.of(
              "IsDatabaseEncrypted",
              "IsUpgradeAvailable",
              "IsInMaintenanceMode",
              "IsMajorMinorUpgrade")) {
        Json.flag(status, flag);
      }
      assertThat(Json.flag(health, "IsOperatingNormally")).isTrue();
      Json.text(health, "Description");
      Json.text(system, "Version");
      assertThat(Json.text(system, "Uptime"))
          .matches("(\\d+\\.)?\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?");
      assertThat(system.path("WorkingSetBytes").asLong()).isPositive();
      assertThat(system.path("ThreadCount").asInt()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void signing_in_sets_two_cookies_and_signing_out_ends_the_session(Flavour flavour) {
    String username = "dotnet-session-" + flavour;
    String password = newPassword();
    administration.createPerson(username, password);
    try (OctopusClient client = OctopusClient.anonymous(server, flavour)) {
      JsonNode root = client.loadRoot();
      if (flavour == Flavour.ASYNC) {
        client.get(client.link("CurrentUser")).expect(401);
      }
      Answer signedIn = signIn(client, username, password).expect(200);

      String installation = Json.text(root, "InstallationId");
      assertThat(signedIn.headers("Set-Cookie"))
          .satisfiesExactly(
              first ->
                  assertThat(first)
                      .startsWith("OctopusIdentificationToken_" + installation + "=")
                      .containsIgnoringCase("; path=/")
                      .containsIgnoringCase("; HttpOnly")
                      .doesNotContainIgnoringCase("; Secure")
                      .doesNotContainIgnoringCase("; domain"),
              second ->
                  assertThat(second)
                      .startsWith("Octopus-Csrf-Token_" + installation + "=")
                      .containsIgnoringCase("; path=/")
                      .doesNotContainIgnoringCase("HttpOnly")
                      .doesNotContainIgnoringCase("; Secure")
                      .doesNotContainIgnoringCase("; domain"));
      JsonNode me = client.get(client.link("CurrentUser")).expect(200).json();
      assertThat(Json.text(me, "Username")).isEqualTo(username);
      JsonNode created = createKey(client, me, "made in a session", null);
      assertThat(administration.statusWith(Json.text(created, "ApiKey"))).isEqualTo(200);
      Map<String, String> stolen = client.cookies();

      client.post(client.link("SignOut"), null).expect(200);

      assertThat(client.cookies()).as("cookies are expired").isEmpty();
      client.get(client.link("CurrentUser")).expect(401);
      assertThat(statusWithCookies(stolen)).isEqualTo(401);
    }
  }

  @Test
  void a_wrong_password_is_refused_in_words() {
    administration.createPerson("dotnet-forgetful", newPassword());
    administration.createServiceAccount("dotnet-never-signs-in");
    for (String username : List.of("dotnet-forgetful", "dotnet-never-signs-in", "dotnet-nobody")) {
      try (OctopusClient client = OctopusClient.anonymous(server, Flavour.SYNC)) {
        client.loadRoot();

        Answer answer = signIn(client, username, newPassword());

        assertThat(answer.expect(400, 401, 403).text()).contains("Invalid username or password.");
        assertThat(client.cookies()).isEmpty();
      }
    }
  }

  @Test
  void a_change_in_a_session_needs_the_token_and_a_key_does_not() {
    String password = newPassword();
    administration.createPerson("dotnet-csrf", password);
    try (OctopusClient client = OctopusClient.anonymous(server, Flavour.SYNC)) {
      client.loadRoot();
      JsonNode user = signIn(client, "dotnet-csrf", password).expect(200).json();
      RawRequest change =
          RawRequest.of("POST", keysLink(user))
              .header("Host", server.address().getAuthority())
              .header("Cookie", cookieHeader(client.cookies()));
      String body = "{\"Purpose\": \"by a forged form\"}";

      Answer without = RawConnection.send(server, change.bodyWithLength(body));
      Answer wrong =
          RawConnection.send(
              server, change.header("X-Octopus-Csrf-Token", "wrong").bodyWithLength(body));
      Answer withKey =
          RawConnection.send(
              server,
              change
                  .header("X-Octopus-ApiKey", server.administratorKey())
                  .bodyWithLength("{\"DisplayName\": \"x\"}"));

      for (Answer refused : List.of(without, wrong)) {
        assertThat(refused.expect(400, 401, 403).json().path("ErrorMessage").asString())
            .contains("A required anti-forgery token was not supplied or was invalid.");
      }
      assertThat(withKey.expect(400, 403).text())
          .as("the key decides, and needs no token")
          .doesNotContain("anti-forgery");
      assertThat(administration.keysOf(Json.text(user, "Id"))).isEmpty();
    }
  }

  @Test
  void revoking_sessions_ends_them_and_leaves_keys_alone() {
    String password = newPassword();
    JsonNode person = administration.createPerson("dotnet-lost-laptop", password);
    try (OctopusClient session = OctopusClient.anonymous(server, Flavour.SYNC);
        OctopusClient client = administrator(Flavour.SYNC)) {
      session.loadRoot();
      signIn(session, "dotnet-lost-laptop", password).expect(200);
      String key = Json.text(createKey(session, person, "stays", null), "ApiKey");

      client.put(Json.link(person, "RevokeSessions"), null).expect(200);

      session.get("/api/users/me").expect(401);
      assertThat(administration.statusWith(key)).isEqualTo(200);
    }
  }

  @Test
  void keys_of_a_disabled_user_stop_at_once_and_come_back_with_the_user() {
    JsonNode account = administration.createServiceAccount("dotnet-disabled");
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      String key = Json.text(createKey(client, account, "sleeps", null), "ApiKey");

      JsonNode disabled = client.modify(account.deepCopy().asObject().put("IsActive", false));
      int whileDisabled = administration.statusWith(key);
      client.modify(disabled.deepCopy().asObject().put("IsActive", true));

      assertThat(whileDisabled).isEqualTo(401);
      assertThat(administration.statusWith(key)).isEqualTo(200);
    }
  }

  @Test
  void everything_refused_is_refused_in_json() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      String me = "/api/users/" + Json.text(currentUser(client), "Id");

      client.get("/api/no/such/path").expect(404);
      client.get("/api/projects").expect(404);
      client.get("/api/Spaces-987654").expect(404);
      client.get("/api/users/Users-987654").expect(404);
      client.delete("/api").expect(404, 405);
      client.post(me + "/apikeys", null).expect(400);
      client.post(me + "/apikeys", Json.object(Map.of("Purpose", " "))).expect(400);
      client.post(me + "/apikeys", Json.object(Map.of("Purpose", List.of("x")))).expect(400);
      client
          .post(me + "/apikeys", Json.object(Map.of("Purpose", "x", "Expires", "soon")))
          .expect(400);
      client.post("/api/users", Json.object(Map.of("Username", "no-display-name"))).expect(400);
      client.post("/api/spaces", Json.object(Map.of("Name", ""))).expect(400);
    }
  }

  /** Also what the server underneath refuses before a route is looked for. */
  @ParameterizedTest
  @CsvSource({"GET, /api/users/%zz", "PATCH, /api/users", "BREW, /api"})
  void odd_requests_are_refused_in_json(String method, String target) {
    RawRequest request =
        RawRequest.of(method, target)
            .header("Host", server.address().getAuthority())
            .header("X-Octopus-ApiKey", server.administratorKey());

    Answer answer = RawConnection.send(server, request);

    assertThat(answer.status()).as("%s", answer).isBetween(400, 501);
    WireRules.check(request, answer);
  }

  @Test
  void a_key_has_no_update() {
    JsonNode account = administration.createServiceAccount("dotnet-no-update");
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode created = createKey(client, account, "as it was", null);
      ObjectNode listed =
          client.get(Json.link(created, "Self")).expect(200).json().deepCopy().asObject();

      client.put(Json.link(created, "Self"), listed.put("Purpose", "changed")).expect(404, 405);

      assertThat(Json.texts(administration.keysOf(Json.text(account, "Id")), "Purpose"))
          .containsExactly("as it was");
    }
  }

  @Test
  void an_unknown_and_a_revoked_key_cannot_be_told_apart() {
    JsonNode account = administration.createServiceAccount("dotnet-no-oracle");
    String revoked;
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode created = createKey(client, account, "revoked", null);
      revoked = Json.text(created, "ApiKey");
      client.delete(Json.link(created, "Self")).expectEmpty();
    }
    try (OctopusClient first = OctopusClient.withKey(server, Flavour.SYNC, revoked);
        OctopusClient second =
            OctopusClient.withKey(server, Flavour.SYNC, PackagedServer.randomKey())) {
      Answer known = first.get("/api/users/me").expect(401);
      Answer unknown = second.get("/api/users/me").expect(401);

      assertThat(known.body()).isEqualTo(unknown.body());
    }
  }

  @Test
  void ids_and_words_of_a_path_are_matched_in_any_case_and_slashes_forgiven() {
    try (OctopusClient client = administrator(Flavour.SYNC)) {
      JsonNode me = currentUser(client);
      String id = Json.text(me, "Id");

      for (String target :
          List.of(
              "/API/Users/" + id.toLowerCase(Locale.ROOT),
              "/api/users/" + id.toUpperCase(Locale.ROOT) + "/",
              "//api/users/" + id)) {
        assertThat(client.get(target).expect(200).json()).as(target).isEqualTo(me);
      }
      assertThat(client.get("/api/").expect(200).json()).isEqualTo(client.get("/api").json());
    }
  }

  private OctopusClient administrator(Flavour flavour) {
    return OctopusClient.withKey(server, flavour, server.administratorKey());
  }

  private static JsonNode currentUser(OctopusClient client) {
    client.loadRepository();
    return client.get(client.link("CurrentUser")).expect(200).json();
  }

  private JsonNode createKey(
      OctopusClient client, JsonNode owner, String purpose, @Nullable String expires) {
    JsonNode created = client.post(keysLink(owner), newKey(purpose, expires)).expect(200).json();
    server.remember(Json.text(created, "ApiKey"));
    return created;
  }

  private Answer signIn(OctopusClient client, String username, String password) {
    ObjectNode command =
        Json.object(Map.of("Username", username, "Password", password, "RememberMe", false));
    command.putObject("State").put("UsingSecureConnection", false);
    return client.post(client.link("SignIn"), command);
  }

  private int statusWithCookies(Map<String, String> cookies) {
    return RawConnection.send(
            server,
            RawRequest.of("GET", "/api/users/me")
                .header("Host", server.address().getAuthority())
                .header("Cookie", cookieHeader(cookies)))
        .status();
  }

  private static String cookieHeader(Map<String, String> cookies) {
    List<String> pairs = new ArrayList<>();
    cookies.forEach((name, value) -> pairs.add(name + "=" + value));
    return String.join("; ", pairs);
  }

  private static String keysLink(JsonNode user) {
    return LinkTemplate.expand(Json.link(user, "ApiKeys"), Map.of());
  }

  /** Two members, the expiry written as null when there is none. */
  private static ObjectNode newKey(String purpose, @Nullable String expires) {
    return Json.object().put("Purpose", purpose).put("Expires", expires);
  }

  private ObjectNode newUser(String username, boolean service) {
    ObjectNode user = Json.object();
    user.put("Username", username).put("DisplayName", username + " (displayed)");
    user.put("IsActive", true).put("IsService", service).putNull("EmailAddress");
    if (!service) {
      user.put("Password", newPassword());
    }
    user.putArray("Identities");
    user.put("CanPasswordBeEdited", false).put("IsRequestor", false).put("Created", NO_DATE);
    user.putNull("Id").putNull("LastModifiedOn").putNull("LastModifiedBy").putObject("Links");
    return user;
  }

  private static ObjectNode newTeam(String name) {
    ObjectNode team = Json.object();
    team.putNull("Id").put("Name", name).putNull("Description").putNull("MemberUserIds");
    team.putArray("ExternalSecurityGroups");
    team.put("CanBeDeleted", false).put("CanBeRenamed", false);
    team.put("CanChangeRoles", false).put("CanChangeMembers", false);
    team.putNull("SpaceId").putNull("Slug").putObject("Links");
    return team;
  }

  private static ObjectNode newRole(String name) {
    ObjectNode role = Json.object();
    role.putNull("Id").put("Name", name).put("Description", "made by a check");
    role.putArray("GrantedSpacePermissions");
    role.putArray("GrantedSystemPermissions").add("UserView").add("EventView");
    role.putArray("SupportedRestrictions");
    role.putArray("SpacePermissionDescriptions");
    role.putArray("SystemPermissionDescriptions");
    role.put("CanBeDeleted", false).putObject("Links");
    return role;
  }

  private String newPassword() {
    return server.remember("pw " + PackagedServer.randomText(20));
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  private static Instant instant(JsonNode resource, String member) {
    return OffsetDateTime.parse(Json.text(resource, member)).toInstant();
  }
}
