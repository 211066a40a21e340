package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The reference program in PowerShell over REST and its neighbours, byte for byte. */
@RunsOnPackagedServer
class PowerShellRestTest {
  private final PackagedServer server;
  private final Administration administration;

  PowerShellRestTest(PackagedServer server) {
    this.server = server;
    this.administration = Administration.of(server);
  }

  @ParameterizedTest
  @EnumSource
  void reference_program_creates_a_key_with_the_purpose_as_typed(PowerShell shell) {
    String purpose = "Müllers Schlüssel für <Köln> & 'Ulm' " + shell;

    JsonNode user = userNamed(shell, PackagedServer.ADMINISTRATOR.toUpperCase(Locale.ROOT));
    Answer answer = shell.post(server, keysOf(user), shell.convertToJson("Purpose", purpose));

    JsonNode created = answer.expect(200).json();
    String key = server.remember(PowerShell.property(created, "apikey").asString());
    assertThat(key).matches("API-[A-Z0-9]{25,32}");
    assertThat(PowerShell.property(created, "purpose").asString()).isEqualTo(purpose);
    assertThat(Json.text(administration.userBehind(key), "Username"))
        .isEqualTo(PackagedServer.ADMINISTRATOR);
    assertThat(Json.texts(administration.keysOf(Json.text(user, "Id")), "Purpose"))
        .contains(purpose);
  }

  @ParameterizedTest
  @EnumSource
  void a_user_who_was_not_found_leads_to_an_address_that_creates_nothing(PowerShell shell) {
    List<String> before = keyIds();
    int users = administration.userCount();

    Answer answer =
        shell.post(server, "/api/users//apikeys", shell.convertToJson("Purpose", "for nobody"));

    answer.expect(404, 405);
    assertThat(keyIds()).isEqualTo(before);
    assertThat(administration.userCount()).isEqualTo(users);
  }

  @Test
  void keys_are_no_user() {
    PowerShell.CORE_7_4.get(server, "/api/users/apikeys").expect(404, 405);
    PowerShell.CORE_7_4.post(server, "/api/users/apikeys", "{\"Purpose\": \"x\"}").expect(404, 405);
  }

  @ParameterizedTest
  @EnumSource
  void a_key_picked_by_its_purpose_is_deleted_under_a_path_in_mixed_case(PowerShell shell) {
    JsonNode account = administration.createServiceAccount("powershell-delete-" + shell);
    String key =
        server.remember(
            PowerShell.property(
                    shell
                        .post(server, keysOf(account), shell.convertToJson("purpose", "to delete"))
                        .expect(200)
                        .json(),
                    "ApiKey")
                .asString());
    String path = "/api/users/" + Json.text(account, "Id") + "/ApiKeys";
    JsonNode page = shell.get(server, path).expect(200).json();
    JsonNode picked =
        Json.only(
            Json.elements(PowerShell.property(page, "items"), "items"), "Purpose", "to delete");

    shell.delete(server, path + "/" + Json.text(picked, "Id")).expectEmpty();

    assertThat(administration.statusWith(key)).isEqualTo(401);
    assertThat(administration.keysOf(Json.text(account, "Id"))).isEmpty();
  }

  @Test
  void keys_of_all_users_are_read_by_links_cut_at_the_first_brace() {
    PowerShell shell = PowerShell.WINDOWS_5_1;
    for (JsonNode user :
        Json.elements(shell.get(server, "/api/users/all").expect(200).json(), "all users")) {
      String link = PowerShell.property(PowerShell.property(user, "links"), "apikeys").asString();

      Answer answer = shell.get(server, link.substring(0, link.indexOf('{')));

      Json.list(answer.expect(200).json(), "Items");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/users", "/api/teams", "/api/userroles", "/api/spaces"})
  void collections_are_walked_by_their_links_to_the_end(String collection) {
    for (int i = administration.userCount(); i < 61; i++) {
      administration.createServiceAccount("powershell-walk-" + PackagedServer.randomText(12));
    }
    PowerShell shell = PowerShell.CORE_7_4;
    List<String> ids = new ArrayList<>();
    String next = collection;
    int pages = 0;

    while (!next.isEmpty()) {
      JsonNode page = shell.get(server, next).expect(200).json();
      ids.addAll(Json.texts(Json.list(page, "Items"), "Id"));
      next = page.path("Links").path("Page.Next").asString("");
      pages++;
      assertThat(pages).isLessThan(20);
    }

    List<String> all =
        Json.texts(
            Json.elements(shell.get(server, collection + "/all").expect(200).json(), collection),
            "Id");
    assertThat(ids).isEqualTo(all).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo((all.size() + 29) / 30);
  }

  @Test
  void users_are_walked_by_number_until_a_page_is_empty() {
    PowerShell shell = PowerShell.CORE_7_3;
    int total = administration.userCount();
    int seen = 0;
    int skip = 0;

    for (int items = 1; items > 0; skip += 30) {
      JsonNode page = shell.get(server, "/api/users?skip=" + skip + "&take=30").expect(200).json();
      items = Json.list(page, "Items").size();
      assertThat(page.path("ItemsPerPage").asInt()).as("the page size, however few").isEqualTo(30);
      assertThat(page.path("TotalResults").asInt()).isEqualTo(total);
      seen += items;
    }

    assertThat(seen).isEqualTo(total);
  }

  @ParameterizedTest
  @EnumSource
  void a_whole_user_is_put_back_and_keeps_the_password(PowerShell shell) {
    String username = "powershell-put-" + shell;
    String password = server.remember("pw " + PackagedServer.randomText(20));
    administration.createPerson(username, password);
    ObjectNode user = userNamed(shell, username).deepCopy().asObject();
    user.put("EmailAddress", "jörg." + shell + "@example.com");
    user.putArray("Identities")
        .addObject()
        .put("IdentityProviderName", "Azure AD")
        .putObject("Claims")
        .putObject("email")
        .put("Value", "jörg." + shell + "@example.com")
        .put("IsIdentifyingClaim", true);

    JsonNode changed =
        shell
            .put(server, "/api/users/" + Json.text(user, "Id"), shell.convertToJson(user))
            .expect(200)
            .json();

    assertThat(Json.text(changed, "EmailAddress")).isEqualTo("jörg." + shell + "@example.com");
    assertThat(changed.path("Identities")).isEqualTo(user.path("Identities"));
    Answer signedIn =
        RawConnection.send(
            server,
            RawRequest.of("POST", "/api/users/login")
                .header("Host", server.address().getAuthority())
                .bodyWithLength(
                    Json.compact(Json.object(Map.of("Username", username, "Password", password)))));
    signedIn.expect(200);
  }

  @Test
  void a_disabled_user_is_put_back_as_enabled() {
    PowerShell shell = PowerShell.WINDOWS_5_1;
    JsonNode account = administration.createServiceAccount("powershell-toggle");
    String target = "/api/users/" + Json.text(account, "Id");
    ObjectNode user = account.deepCopy().asObject();

    JsonNode disabled =
        shell
            .put(server, target, shell.convertToJson(user.put("IsActive", false)))
            .expect(200)
            .json();
    JsonNode enabled =
        shell
            .put(server, target, shell.convertToJson(user.put("IsActive", true)))
            .expect(200)
            .json();

    assertThat(Json.flag(disabled, "IsActive")).isFalse();
    assertThat(Json.flag(enabled, "IsActive")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Purpose=x", "", "[\"Purpose\"]", "\"Purpose\"", "null", "{\"Purpose\":"})
  void what_is_no_json_object_creates_no_key(String body) {
    JsonNode me = administration.me();
    List<String> before = keyIds();

    Answer answer = PowerShell.CORE_7_4.post(server, keysOf(me), body);

    Json.text(answer.expect(400).json(), "ErrorMessage");
    assertThat(keyIds()).isEqualTo(before);
  }

  @Test
  void a_byte_order_mark_and_members_in_any_case_are_understood() {
    JsonNode account = administration.createServiceAccount("powershell-bom");
    String body = "\uFEFF{\"purpose\": \"mit Märke\", \"EXPIRES\": null, \"unknown\": [1, {}]}";

    JsonNode created = PowerShell.CORE_7_4.post(server, keysOf(account), body).expect(200).json();

    server.remember(Json.text(created, "ApiKey"));
    assertThat(Json.text(created, "Purpose")).isEqualTo("mit Märke");
  }

  @Test
  void a_long_purpose_is_kept_whole() {
    JsonNode account = administration.createServiceAccount("powershell-long-purpose");
    String purpose = "Zweck ".repeat(33) + "ß!";
    PowerShell shell = PowerShell.CORE_7_4;

    JsonNode created =
        shell
            .post(server, keysOf(account), shell.convertToJson("Purpose", purpose))
            .expect(200)
            .json();

    server.remember(Json.text(created, "ApiKey"));
    assertThat(purpose).hasSize(200);
    assertThat(Json.text(created, "Purpose")).isEqualTo(purpose);
  }

  /** Scripts put the key where the real server takes it, in names of any case. */
  @Test
  void a_key_is_taken_from_each_known_place_and_not_shown_again() {
    String key = server.administratorKey();
    RawRequest plain =
        RawRequest.of("GET", "/api/users?take=1").header("Host", server.address().getAuthority());
    List<RawRequest> requests =
        List.of(
            plain.header("x-octopus-apikey", key),
            plain.header("X-NuGet-ApiKey", key),
            RawRequest.of("GET", "/api/users?take=1&apikey=" + key)
                .header("Host", server.address().getAuthority()),
            RawRequest.of("GET", "/api/users?ApiKey=" + key + "&take=1")
                .header("Host", server.address().getAuthority()));

    for (RawRequest request : requests) {
      Answer answer = WireRules.check(request, RawConnection.send(server, request));

      assertThat(answer.expect(200).text()).doesNotContain(key);
    }
  }

  @Test
  void a_bad_key_in_the_header_is_not_made_good_by_another_place() {
    RawRequest request =
        RawRequest.of("GET", "/api/users/me?apikey=" + server.administratorKey())
            .header("Host", server.address().getAuthority())
            .header("X-Octopus-ApiKey", PackagedServer.randomKey())
            .header("X-NuGet-ApiKey", server.administratorKey());

    WireRules.check(request, RawConnection.send(server, request)).expect(401);
  }

  @Test
  void a_body_without_any_content_type_is_read() {
    JsonNode account = administration.createServiceAccount("powershell-untyped");
    byte[] body = "{\"Purpose\": \"ohne Typ\"}".getBytes(StandardCharsets.UTF_8);

    Answer answer =
        RawConnection.send(
            server,
            RawRequest.of("POST", keysOf(account))
                .header("Host", server.address().getAuthority())
                .header("X-Octopus-ApiKey", server.administratorKey())
                .header("Content-Length", Integer.toString(body.length))
                .body(body));

    server.remember(Json.text(answer.expect(200).json(), "ApiKey"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/users?Name=x&unknown=1",
        "/api/users?Skip=0&TAKE=1",
        "/api/users?take=100000",
        "/api/users?take=2147483647",
        "/api/users?skip=100000",
        "/api/users?take=0",
        "/api/users/me?skip=0",
        "/api/events?eventCategories=LoginSucceeded&documentTypes=Users&from=2026-01-01T00:00:00Z"
            + "&to=2036-01-01T00:00:00+00:00&spaces=all&includeSystem=true&excludeDifference=true",
        "/api/teams?spaces=all&includeSystem=True"
      })
  void queries_that_scripts_send_are_understood_or_ignored(String target) {
    PowerShell.CORE_7_0.get(server, target).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/users?take=-1",
        "/api/users?skip=-1",
        "/api/users?skip=abc",
        "/api/users?take=99999999999999999999"
      })
  void numbers_out_of_range_are_no_fault_of_the_server(String target) {
    PowerShell.CORE_7_0.get(server, target).expect(200, 400);
  }

  @Test
  void a_space_is_stopped_and_deleted_under_an_address_with_a_doubled_slash() {
    PowerShell shell = PowerShell.CORE_7_4;
    ObjectNode wanted =
        Json.object(
            Map.of("Name", "PowerShell space", "IsDefault", false, "TaskQueueStopped", false));
    wanted.putArray("SpaceManagersTeams");
    wanted.putArray("SpaceManagersTeamMembers").add(Json.text(administration.me(), "Id"));
    JsonNode created =
        shell.post(server, "/api/spaces", shell.convertToJson(wanted)).expect(201).json();
    JsonNode space =
        Json.only(
            Json.list(shell.get(server, "/api/Spaces?take=21000").expect(200).json(), "Items"),
            "Id",
            Json.text(created, "Id"));
    String target = "/" + Json.link(space, "Self");

    shell
        .put(
            server,
            target,
            shell.convertToJson(space.deepCopy().asObject().put("TaskQueueStopped", true)))
        .expect(200);
    shell.delete(server, target).expectEmpty();

    shell.get(server, Json.link(space, "Self")).expect(404);
  }

  @Test
  void an_invitation_to_no_team_is_accepted() {
    JsonNode invitation =
        PowerShell.CORE_7_4
            .post(server, "/api/users/invitations", "{\"AddToTeamIds\": [], \"SpaceId\": null}")
            .expect(201)
            .json();

    server.remember(Json.text(invitation, "InvitationCode"));
  }

  @Test
  void a_scoped_role_with_odd_lists_is_put_back() {
    PowerShell shell = PowerShell.CORE_7_4;
    JsonNode team =
        administration
            .post("/api/teams", Json.object(Map.of("Name", "Odd lists")))
            .expect(201)
            .json();
    JsonNode space = administration.get("/api/spaces/all").expect(200).json().path(0);
    ObjectNode wanted =
        Json.object(
            Map.of(
                "TeamId", Json.text(team, "Id"),
                "UserRoleId", "userroles-spacemanager",
                "SpaceId", Json.text(space, "Id")));
    ObjectNode scoped =
        administration
            .post("/api/scopeduserroles", wanted)
            .expect(201)
            .json()
            .deepCopy()
            .asObject();
    String target = Json.link(scoped, "Self");
    scoped.putArray("ProjectIds").addNull();

    JsonNode emptied = shell.put(server, target, shell.convertToJson(scoped)).expect(200).json();
    scoped.putArray("ProjectIds").addArray().add("Projects-1").add("Projects-2");
    JsonNode flattened = shell.put(server, target, shell.convertToJson(scoped)).expect(200).json();

    assertThat(Json.list(emptied, "ProjectIds")).isEmpty();
    assertThat(Json.list(flattened, "ProjectIds").stream().map(JsonNode::asString))
        .containsExactly("Projects-1", "Projects-2");
  }

  private JsonNode userNamed(PowerShell shell, String name) {
    return Json.elements(shell.get(server, "/api/users/all").expect(200).json(), "all users")
        .stream()
        .filter(user -> PowerShell.property(user, "username").asString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }

  private static String keysOf(JsonNode user) {
    return "/api/users/" + PowerShell.property(user, "id").asString() + "/apikeys";
  }

  /** The ids only: each call moves the time of last use of the key that it is made with. */
  private List<String> keyIds() {
    return Json.texts(administration.keysOf(Json.text(administration.me(), "Id")), "Id");
  }
}
