package io.keyden.http.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.audit.Origin;
import io.keyden.core.event.ShowEvents;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventRoutesTest {
  private static final SpaceId SPACE = new SpaceId("Spaces-1");
  private static final Actor ADA =
      new Actor(
          "Users-7",
          "ada",
          false,
          "API key 'Build' created Sun, 1 Mar 2026 10:00:00 GMT",
          Optional.of(new ApiKeyId("apikeys-00000000000000000000000001")),
          "API-ABC",
          new Origin("10.0.0.1", "curl/8"));

  private final ApiFixture api = new ApiFixture(EventRoutesTest::routes);
  private final String auditor =
      keyWith("auditor", new Grants.Builder().system(List.of(Permission.EVENT_VIEW)));
  private final String spaceAuditor =
      keyWith("space-auditor", new Grants.Builder().space(SPACE, List.of(Permission.EVENT_VIEW)));

  private static List<RouteGroup> routes(ApiFixture fixture) {
    var show = new ShowEvents(fixture.transactions, fixture.events);
    return List.of(new EventRoutes(show, (caller, reference) -> knownSpace(reference)));
  }

  private String keyWith(String username, Grants.Builder grants) {
    return api.keyOf(api.person(username, grants.build()));
  }

  @BeforeEach
  void record() {
    append(Actor.SYSTEM, AuditEvent.created("User", "Users-1", "Ada"));
    append(
        ADA,
        AuditEvent.modified(
            "User",
            "Users-1",
            "<b>\"Ada\" & 'co'</b>",
            List.of(
                new Difference("/DisplayName", Optional.of("Ada"), Optional.of("Ada L")),
                new Difference("/EmailAddress", Optional.empty(), Optional.of("a@b")),
                new Difference("/Slug", Optional.of("x"), Optional.empty()))));
    append(ADA, AuditEvent.deleted("Team", "Teams-1", "Builders").in(Optional.of(SPACE)));
    append(
        Actor.unknown("", new Origin("10.0.0.9", "")),
        AuditEvent.of(
            EventCategory.LOGIN_FAILED, Message.of("Login failed").about("Users-2").build()));
  }

  private void append(Actor actor, AuditEvent event) {
    api.clock.advance(Duration.ofMinutes(1));
    api.transactions.write(() -> api.events.append(api.clock.instant(), actor, event));
  }

  private JsonNode get(String target) {
    var answer = api.send(auditor, Method.GET, target);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> ids(String target) {
    var ids = new ArrayList<String>();
    get(target).get("Items").forEach(item -> ids.add(item.get("Id").stringValue()));
    return ids;
  }

  @Test
  void page_is_newest_first_with_links_that_keep_the_filter() {
    var page = get("/api/events?take=1&eventGroups=Document");

    assertThat(page.get("ItemType").stringValue()).isEqualTo("Event");
    assertThat(page.get("TotalResults").intValue()).isEqualTo(3);
    assertThat(page.at("/Items/0/Id").stringValue()).isEqualTo("Events-3");
    assertThat(page.at("/Links/Page.Next").stringValue())
        .isEqualTo("/api/events?skip=1&take=1&eventGroups=Document");
    assertThat(page.at("/Links/Template").stringValue()).contains("{/id}{?skip,take,asCsv");
  }

  @Test
  void event_has_every_member() {
    var event = get("/api/events/events-2");

    assertThat(event.propertyNames())
        .containsExactly(
            "Id",
            "RelatedDocumentIds",
            "Category",
            "UserId",
            "Username",
            "IsService",
            "IdentityEstablishedWith",
            "UserAgent",
            "Occurred",
            "Message",
            "MessageHtml",
            "MessageReferences",
            "Comments",
            "Details",
            "ChangeDetails",
            "IpAddress",
            "ApiKeyId",
            "ApiKeyHint",
            "SpaceId",
            "Links");
    assertThat(event.get("ApiKeyId").stringValue()).isEqualTo("apikeys-00000000000000000000000001");
    assertThat(event.get("Occurred").stringValue()).isEqualTo("2026-03-01T12:02:00.000+00:00");
    assertThat(event.get("MessageReferences").toString())
        .isEqualTo("[{\"ReferencedDocumentId\":\"Users-1\",\"StartIndex\":5,\"Length\":19}]");
    assertThat(event.at("/Links/Self").stringValue()).isEqualTo("/api/events/Events-2");
  }

  @Test
  void html_of_a_message_is_escaped_and_marks_the_names() {
    assertThat(get("/api/events/Events-2").get("MessageHtml").stringValue())
        .isEqualTo(
            "User <span class=\"reference\" data-document-id=\"Users-1\">&lt;b&gt;&quot;Ada&quot;"
                + " &amp; &#39;co&#39;&lt;/b&gt;</span> was changed");
  }

  @Test
  void differences_are_a_json_patch_that_tests_what_was() {
    assertThat(get("/api/events/Events-2").get("ChangeDetails").toString())
        .isEqualTo(
            "{\"DocumentContext\":null,\"Differences\":["
                + "{\"op\":\"test\",\"path\":\"/DisplayName\",\"value\":\"Ada\"},"
                + "{\"op\":\"replace\",\"path\":\"/DisplayName\",\"value\":\"Ada L\"},"
                + "{\"op\":\"add\",\"path\":\"/EmailAddress\",\"value\":\"a@b\"},"
                + "{\"op\":\"test\",\"path\":\"/Slug\",\"value\":\"x\"},"
                + "{\"op\":\"remove\",\"path\":\"/Slug\"}]}");
    assertThat(
            get("/api/events?ids=Events-2&excludeDifference=True")
                .at("/Items/0/ChangeDetails/Differences")
                .isNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regarding=users-1 | Events-2 Events-1",
        "regarding=Users-1,Users-2 | ''",
        "regardingAny=Users-2,teams-1 | Events-4 Events-3",
        "user=Users-7 | Events-3 Events-2",
        "users=users-system | Events-1",
        "eventCategories=loginfailed,Deleted | Events-4 Events-3",
        "eventCategories=NoSuch | ''",
        "eventGroups=SignIn | Events-4",
        "eventGroups=Document&eventCategories=Created,LoginFailed | Events-1",
        "eventAgents=Server | Events-1",
        "eventAgents=ApiKey | Events-3 Events-2",
        "eventAgents=Anonymous,Server | Events-4 Events-1",
        "eventAgents=NoSuch | ''",
        "documentTypes=Users | Events-4 Events-2 Events-1",
        "documentTypes=teams- | Events-3",
        "ids=Events-1,EVENTS-4,nonsense | Events-4 Events-1",
        "ids=nonsense | ''",
        "fromAutoId=2&toAutoId=3 | Events-3 Events-2",
        "from=2026-03-01T12:02:00Z&to=2026-03-01T12:04:00Z | Events-3 Events-2",
        "from=2026-03-01T12:03:00 | Events-4 Events-3",
        "from=2026-03-01%2012:03 | Events-4 Events-3",
        "from=2026-03-01T13:03:00.000+01:00 | Events-4 Events-3",
        "from=2026-03-01T13:03:00%2B0100 | Events-4 Events-3",
        "from=2026-03-02 | ''",
        "from=&to=&user= | Events-4 Events-3 Events-2 Events-1",
        "spaces=all&includeSystem=True&internal=False | Events-4 Events-3 Events-2 Events-1",
        "spaces=all&includeSystem=False | Events-3",
        "spaces=spaces-1 | Events-3",
        "spaces=Spaces-2 | ''",
        "spaces=Spaces-1&includeSystem=true | Events-4 Events-3 Events-2 Events-1",
        "projects=Projects-1 | ''",
        "projectGroups=ProjectGroups-1 | ''",
        "environments=Environments-1 | ''",
        "tenants=Tenants-1 | ''",
        "tags=a/b | ''"
      })
  void filter_lets_through_what_it_says(String query, String expected) {
    assertThat(String.join(" ", ids("/api/events?" + query))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "to=2026-13-01",
        "from=2026-03-01T25:00:00Z",
        "fromAutoId=x",
        "toAutoId=1.5",
        "skip=-1"
      })
  void what_cannot_be_read_is_refused(String query) {
    var answer = api.send(auditor, Method.GET, "/api/events?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("Errors").size()).isEqualTo(1);
  }

  @Test
  void below_a_space_are_its_events_and_those_of_the_system_if_asked_for() {
    assertThat(ids("/api/Spaces-1/events")).containsExactly("Events-3");
    assertThat(ids("/api/spaces/Spaces-1/events?includeSystem=true")).hasSize(4);
    assertThat(ids("/api/Spaces-1/events?spaces=all")).containsExactly("Events-3");
    assertThat(ids("/api/Spaces-1/events?spaces=Spaces-2")).isEmpty();
    assertThat(get("/api/Spaces-1/events").at("/Links/Self").stringValue())
        .startsWith("/api/Spaces-1/events?");
    assertThat(get("/api/Spaces-1/events/Events-3").get("SpaceId").stringValue())
        .isEqualTo("Spaces-1");
    assertThat(api.send(auditor, Method.GET, "/api/Spaces-9/events").status()).isEqualTo(404);
  }

  @Test
  void who_may_read_a_space_only_sees_nothing_else() {
    var page = api.send(spaceAuditor, Method.GET, "/api/events?includeSystem=true").json();

    assertThat(page.get("TotalResults").intValue()).isEqualTo(1);
    assertThat(page.at("/Items/0/Id").stringValue()).isEqualTo("Events-3");
    assertThat(api.send(spaceAuditor, Method.GET, "/api/events/Events-1").status()).isEqualTo(404);
  }

  @Test
  void unknown_event_is_404_and_refused_caller_403_or_401() {
    var nobody = keyWith("nobody", new Grants.Builder().system(List.of(Permission.USER_VIEW)));

    assertThat(api.send(auditor, Method.GET, "/api/events/Events-99").status()).isEqualTo(404);
    assertThat(api.send(auditor, Method.GET, "/api/events/nonsense").status()).isEqualTo(404);
    assertThat(api.send(nobody, Method.GET, "/api/events").status()).isEqualTo(403);
    assertThat(api.send(nobody, Method.GET, "/api/events/Events-99").status()).isEqualTo(403);
    assertThat(api.send(Method.GET, "/api/events").status()).isEqualTo(401);
    assertThat(api.send(auditor, Method.POST, "/api/events", "{}").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/events", "/api/Spaces-1/events", "/api/spaces/default/events"})
  void catalogs_are_bare_arrays_that_anybody_may_read(String path) {
    for (var catalog : List.of("categories?appliesTo=x", "groups", "agents", "documenttypes")) {
      var answer = api.send(Method.GET, path + "/" + catalog);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().isArray()).isTrue();
      assertThat(answer.json())
          .isNotEmpty()
          .allMatch(item -> item.has("Id") && item.has("Name") && item.get("Links").isObject());
    }
    assertThat(api.send(Method.GET, path + "/groups").json().at("/0/EventCategories").toString())
        .isEqualTo("[\"Created\",\"Modified\",\"Deleted\"]");
  }

  @Test
  void csv_has_a_line_for_each_event_and_the_names_of_its_columns() {
    var answer = api.send(auditor, Method.GET, "/api/events?asCsv=true&eventGroups=Document");

    assertThat(answer.response().header("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(answer.text().lines())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("Id,Occurred,Category,Username,UserId,");
    assertThat(answer.text().lines().skip(2).findFirst().orElseThrow())
        .contains("\"User <b>\"\"Ada\"\" & 'co'</b> was changed\"");
  }

  @Test
  void no_name_user_agent_or_purpose_forges_a_line_or_a_formula_of_the_csv() {
    var random = new Random(11);
    for (int i = 0; i < 200; i++) {
      var hostile = IntStream.range(0, 8).mapToObj(j -> hostile(random)).toList();
      append(
          new Actor(
              "Users-8",
              hostile.get(0),
              false,
              hostile.get(1),
              Optional.empty(),
              "",
              new Origin("10.0.0.1", hostile.get(2))),
          AuditEvent.created(hostile.get(3), "Users-9", hostile.get(4)).with(hostile.get(5)));
    }

    var csv = api.send(auditor, Method.GET, "/api/events?asCsv=true&users=Users-8").text();

    var lines = csv.split("\r\n", -1);
    assertThat(lines).hasSize(202);
    for (int i = 1; i < 201; i++) {
      assertThat(lines[i]).startsWith("Events-").doesNotContain("\n", "\r", "\u001b", "\u2028");
      assertThat(cells(lines[i])).hasSize(14).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*"));
    }
  }

  /** The cells of a line, read as RFC 4180 says. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char unit = line.charAt(i);
      if (unit == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(unit);
        i++;
      } else if (unit == '"') {
        quoted = !quoted;
      } else if (unit == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(unit);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static String hostile(Random random) {
    var pieces =
        List.of(
            "\r\n",
            "\n",
            "\u001b[2J",
            "\u2028",
            "=1+1",
            "@SUM(A1)",
            "-2",
            "+3",
            ",",
            "\"",
            "\",=",
            "Events-1,x",
            "{\"a\":1}",
            "plain",
            "\t=1",
            "\u202e");
    var text = new StringBuilder();
    int count = random.nextInt(1, 6);
    for (int i = 0; i < count; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static SpaceId knownSpace(String reference) {
    if (reference.equalsIgnoreCase("Spaces-1") || reference.equalsIgnoreCase("default")) {
      return SPACE;
    }
    throw new ProblemException(new Problem.SpaceNotFound(reference));
  }
}
