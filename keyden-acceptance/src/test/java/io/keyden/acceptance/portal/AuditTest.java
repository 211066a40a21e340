package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.RunsInBrowser;
import io.keyden.acceptance.browser.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened, as it is found, read and taken along. */
@RunsOnPackagedServer
@RunsInBrowser
final class AuditTest {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

  private final int number = NEXT.incrementAndGet();
  private final Browser browser;
  private final Portal portal;
  private final Administration administration;

  AuditTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void events_are_filtered_by_kind_by_who_acted_and_by_what_they_are_about() {
    var name = "robot-" + number;
    var account = administration.createServiceAccount(name);
    var id = Json.text(account, "Id");
    var key = administration.createKey(id, "first");
    var second =
        administration
            .postWith(key, "/api/users/" + id + "/apikeys", Json.object(Map.of("Purpose", "own")))
            .expect(200)
            .json();
    browser.remember(key);
    browser.remember(Json.text(second, "ApiKey"));
    administration.delete("/api/users/" + id + "/apikeys/" + Json.text(second, "Id")).expect(200);
    openAudit();

    browser.field("Regarding").fill(id);
    events().awaitRows(4);
    assertShows("regarding=" + id);
    browser.field("Kind").choose("Document deleted");
    events().awaitRows(1);
    assertShows("regarding=" + id + "&eventCategories=Deleted");
    browser.field("Kind").choose("Sign-in (all)");
    browser.awaitText("Nothing matches");
    browser.field("Kind").choose("Document (all)");
    events().awaitRows(4);

    browser.field("About").choose("ApiKeys");
    events().awaitRows(3);
    assertShows("regarding=" + id + "&documentTypes=ApiKeys");
    portal.pick("Who", name);
    events().awaitRows(1);
    assertShows("users=" + id);
    assertThat(events().records().getFirst().get("Who"))
        .startsWith(name)
        .endsWith(key.substring(0, 7) + "•••");
    browser.reload();
    events().awaitRows(1);
    browser.field("Who").awaitValue(name);

    browser.part("search").button("Show all").click();
    browser.await("everything", () -> events().rows().size() > 4);
    assertThat(browser.field("Regarding").value()).isEmpty();
    assertThat(browser.field("Who").value()).isEmpty();
    assertThat(browser.path()).isEqualTo("/app#/configuration/audit");
  }

  @Test
  void a_sign_in_that_failed_and_one_that_succeeded_are_there() {
    var person = portal.person();
    var name = Json.text(person, "Username");
    administration
        .post("/api/users/login", Json.object(Map.of("Username", name, "Password", "not the one")))
        .expect(400);
    administration
        .post(
            "/api/users/login", Json.object(Map.of("Username", name, "Password", Portal.PASSWORD)))
        .expect(200);
    openAudit();

    browser.field("Regarding").fill(Json.text(person, "Id"));
    browser.field("Kind").choose("Sign-in (all)");

    events().awaitRows(2);
    assertThat(events().records())
        .extracting(row -> row.get("Kind"))
        .containsExactly("Signed in", "Sign-in failed");
    browser.field("Kind").choose("Login failed");
    events().awaitRows(1);
    assertShows("regarding=" + Json.text(person, "Id") + "&eventCategories=LoginFailed");
  }

  @Test
  void from_and_until_are_days_in_the_zone_of_the_reader() {
    browser.timeZone(AUCKLAND);
    var team = Json.text(team("Dated " + number), "Id");
    openAudit();
    browser.field("Regarding").fill(team);
    events().awaitRows(1);
    var today = LocalDate.now(AUCKLAND);

    browser.field("From").fill(today.plusDays(1).toString());
    browser.awaitText("Nothing matches");
    browser.field("From").fill(today.toString());
    browser.field("Until").fill(today.toString());
    events().awaitRows(1);
    assertThat(browser.requests())
        .as("the instants that were asked for")
        .anyMatch(request ->
            request.contains(
                    "from=" + today.atStartOfDay(AUCKLAND).toInstant().toString().substring(0, 13))
                && request.contains("to=")
                && request.contains("A59%3A59.999Z"));
    browser.field("Until").fill(today.minusDays(1).toString());
    browser.awaitText("Nothing matches");
    browser.part(".empty-state").button("Show all").click();
    browser.await("everything", () -> events().rows().size() > 1);
    assertThat(browser.field("From").value()).isEmpty();
  }

  @Test
  void an_event_tells_what_each_changed_member_was_and_what_it_became() {
    var account = administration.createServiceAccount("joiner-" + number);
    var team = (ObjectNode) team("Before " + number);
    team.put("Name", "After " + number).put("Description", "Renamed");
    team.putArray("MemberUserIds").add(Json.text(account, "Id"));
    administration.put("/api/teams/" + Json.text(team, "Id"), team).expect(200);
    openAudit();
    browser.field("Regarding").fill(Json.text(team, "Id"));
    browser.field("Kind").choose("Document modified");
    events().awaitRows(1);
    var event = only("regarding=" + Json.text(team, "Id") + "&eventCategories=Modified");

    events().part("a[href*='/audit/']").click();

    browser.awaitTitle("Event – Keyden");
    browser.table("Changes").awaitRows(3);
    browser.link("joiner-" + number).awaitThere();
    assertThat(browser.heading().text())
        .isEqualTo(Json.text(event, "Id").replace("Events-", "Event "));
    assertThat(browser.table("Changes").rows())
        .containsExactlyInAnyOrder(
            List.of("Name", "Before " + number, "After " + number),
            List.of("Description", "empty", "Renamed"),
            List.of("Member user ids", "nothing taken out", "+ joiner-" + number));
    browser.awaitText(Json.text(event, "Message"));
    browser.awaitText(Json.text(event, "IpAddress"));
    browser.awaitText(Json.text(event, "ApiKeyId"));

    browser.find(Kind.SECTION, "What happened").link("All events about it").click();
    browser.awaitTitle("Audit – Keyden");
    events().awaitRows(2);
    browser.field("Regarding").awaitValue(Json.text(team, "Id"));
  }

  @Test
  void the_file_holds_all_pages_of_what_the_list_shows_and_nothing_else() throws IOException {
    var team = (ObjectNode) team("Busy, \"very\" " + number);
    for (int i = 0; i < 31; i++) {
      administration
          .put("/api/teams/" + Json.text(team, "Id"), team.put("Description", "no. " + i))
          .expect(200);
    }
    openAudit();
    browser.field("Regarding").fill(Json.text(team, "Id"));
    browser.awaitText("1–30 of 32");
    var shown = messages();
    browser.button("Next").click();
    events().awaitRows(2);
    var all = Stream.concat(shown.stream(), messages().stream()).toList();
    assertThat(all.getLast()).contains("Busy, \"very\" " + number);

    var file = browser.download(() -> browser.link("Download as CSV").click());

    var lines = Files.readAllLines(file);
    assertThat(file).hasFileName("events.csv");
    assertThat(lines.getFirst()).startsWith("Id,Occurred,Category,").contains(",Message,");
    var column = cells(lines.getFirst()).indexOf("Message");
    assertThat(lines.stream().skip(1).map(line -> cells(line).get(column)).toList()).isEqualTo(all);
    assertThat(lines.stream().skip(1).map(line -> cells(line).getFirst()).toList())
        .isEqualTo(Json.texts(found("regarding=" + Json.text(team, "Id")), "Id"));
  }

  @Test
  void who_may_read_the_audit_of_one_space_sees_what_happened_there_and_nothing_of_the_system() {
    var person = portal.person();
    var space = space("Observed " + number);
    readsAuditOf(space, person);
    var elsewhere = Json.text(only("regarding=" + Json.text(person, "Id")), "Id");
    browser.expectConsole("status of 404");
    portal.signIn(Json.text(person, "Username"), Portal.PASSWORD);
    browser.link("Configuration").click();
    browser.link("Audit").click();
    browser.awaitTitle("Audit – Keyden");

    events().awaitRows(3);
    assertShows("spaces=" + Json.text(space, "Id"));
    browser.await(
        "the name of the space in all rows",
        () ->
            events().records().stream()
                .allMatch(row -> ("Observed " + number).equals(row.get("Where"))));
    assertThat(browser.field("Who").isEnabled()).as("a choice of users without UserView").isFalse();
    portal.goTo("/configuration/audit/" + elsewhere, "Event");
    browser.awaitText("This is not there");
  }

  @Test
  void an_id_of_nothing_shows_that_nothing_matches() {
    openAudit();

    browser.field("Regarding").fill("Teams-99999");
    browser.awaitText("Nothing matches");
    browser.reload();
    browser.awaitText("Nothing matches");
    browser.field("Regarding").awaitValue("Teams-99999");
    browser.part(".empty-state").button("Show all").click();

    browser.await("everything", () -> !events().rows().isEmpty());
  }

  private void openAudit() {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/audit", "Audit");
  }

  private Table events() {
    return browser.table("Events, newest first");
  }

  private List<String> messages() {
    return events().records().stream().map(row -> row.getOrDefault("What", "")).toList();
  }

  /** Fails unless the list shows what the server finds, in its order. */
  private void assertShows(String query) {
    assertThat(messages()).isEqualTo(Json.texts(found(query), "Message"));
  }

  private List<JsonNode> found(String query) {
    return Json.list(
        administration.get("/api/events?take=1000&" + query).expect(200).json(), "Items");
  }

  private JsonNode only(String query) {
    var events = found(query);
    assertThat(events).as(query).hasSize(1);
    return events.getFirst();
  }

  private JsonNode team(String name) {
    return created("/api/teams", Map.of("Name", name));
  }

  private JsonNode space(String name) {
    return created(
        "/api/spaces",
        Map.of(
            "Name",
            name,
            "SpaceManagersTeamMembers",
            List.of(Json.text(administration.me(), "Id"))));
  }

  private void readsAuditOf(JsonNode space, JsonNode person) {
    var role =
        created(
            "/api/userroles",
            Map.of("Name", "Observer " + number, "GrantedSpacePermissions", List.of("EventView")));
    var team =
        created(
            "/api/teams",
            Map.of(
                "Name",
                "Observers " + number,
                "SpaceId",
                Json.text(space, "Id"),
                "MemberUserIds",
                List.of(Json.text(person, "Id"))));
    created(
        "/api/scopeduserroles",
        Map.of(
            "TeamId",
            Json.text(team, "Id"),
            "UserRoleId",
            Json.text(role, "Id"),
            "SpaceId",
            Json.text(space, "Id")));
  }

  private JsonNode created(String path, Map<String, ?> body) {
    return administration.post(path, Json.object(body)).expect(201).json();
  }

  /** The cells of a line; a cell in quotes has commas of its own, and its quotes twice. */
  private static List<String> cells(String line) {
    return Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .map(cell -> cell.replaceAll("^\"|\"$", "").replace("\"\"", "\""))
        .toList();
  }
}
