package io.keyden.client.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.client.octopus.Visitor.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The audit log. */
class PlainOctopusServerEventsTest {
  private static final String OWN = "/api/users/Users-1/apikeys";

  private final StandingClock clock = new StandingClock(Instant.parse("2026-03-01T12:00:00Z"));

  @AutoClose
  private final PlainOctopusServer server =
      PlainOctopusServer.of(OctopusVersion.CURRENT).clock(clock).start();

  @AutoClose
  private final PlainOctopusServer old =
      PlainOctopusServer.of(OctopusVersion.OLD).clock(clock).start();

  private final Visitor administrator = Visitor.administrator(server);

  @Test
  void making_a_key_is_told_in_the_vendors_words() {
    Seen created = Visitor.administrator(old).post(OWN, "{\"Purpose\":\"Build\"}");
    administrator.post(OWN, "{\"Purpose\":\"Build\"}");
    administrator.post(OWN, "{\"Purpose\":\"Build\",\"ActorType\":\"AiAgent\"}");

    String hint = created.text("ApiKey").substring(0, 7) + "•••••••";
    assertThat(old.eventMessages())
        .containsExactly(
            "API key Build (" + hint + ") for Administrator was generated with no expiry date.");
    assertThat(server.eventMessages().getFirst()).startsWith("User API key Build (API-");
    assertThat(server.eventMessages().getLast()).startsWith("AI Agent API key Build (API-");
  }

  @Test
  void event_names_who_did_it_and_with_which_key() {
    Seen created = administrator.with("User-Agent", "test/1").post(OWN, "{\"Purpose\":\"Build\"}");

    JsonNode event = administrator.get("/api/events").json().path("Items").path(0);

    KeyState key = server.keys().getFirst();
    assertThat(Json.required(event, "Category")).isEqualTo("Created");
    assertThat(Json.required(event, "UserId")).isEqualTo("Users-1");
    assertThat(Json.required(event, "Username")).isEqualTo("admin");
    assertThat(Json.required(event, "IdentityEstablishedWith"))
        .isEqualTo("API key 'Automation of the tests' created Sun, 01 Mar 2026 12:00:00 GMT");
    assertThat(Json.required(event, "ApiKeyId")).isEqualTo(key.id());
    assertThat(Json.required(event, "IpAddress")).isEqualTo("127.0.0.1");
    assertThat(Json.required(event, "UserAgent")).isEqualTo("test/1");
    assertThat(Json.required(event, "Occurred")).isEqualTo("2026-03-01T12:00:00.000+00:00");
    assertThat(Json.textsOf(event, "RelatedDocumentIds"))
        .containsExactly(created.text("Id"), "Users-1");
    assertThat(event.toString()).doesNotContain(created.text("ApiKey"));
  }

  @Test
  void references_of_a_message_point_at_the_names_in_it() {
    administrator.post(OWN, "{\"Purpose\":\"Build\"}");

    JsonNode event = administrator.get("/api/events/Events-1").json();

    String message = Json.required(event, "Message");
    List<String> named =
        event
            .path("MessageReferences")
            .valueStream()
            .map(it -> {
              int start = it.path("StartIndex").asInt();
              return message.substring(start, start + it.path("Length").asInt());
            })
            .toList();
    assertThat(named).containsExactly("Build", "Administrator");
  }

  @Test
  void every_change_is_one_event_and_reading_is_none() {
    Seen key = administrator.post(OWN, "{\"Purpose\":\"Build\"}");
    administrator.delete(key.link("Self"));
    Seen user = administrator.post("/api/users", "{\"Username\":\"ada\",\"DisplayName\":\"Ada\"}");
    administrator.put(user.link("Self"), user.text());
    administrator.delete(user.link("Self"));
    Seen team = administrator.post("/api/teams", "{\"Name\":\"Builders\"}");
    administrator.put(team.link("Self"), team.text());
    administrator.delete(team.link("Self"));
    administrator.get("/api/users");
    administrator.post(OWN, "{\"Expires\":\"2000-01-01T00:00:00Z\"}");

    assertThat(administrator.get("/api/events").each("Category"))
        .containsExactly(
            "Deleted",
            "Modified",
            "Created",
            "Deleted",
            "Modified",
            "Created",
            "Deleted",
            "Created");
  }

  @ParameterizedTest
  @CsvSource({
    "eventCategories=Deleted,1",
    "eventCategories=Created%2CDeleted,3",
    "eventGroups=Document,3",
    "eventGroups=Deployment,0",
    "documentTypes=ApiKeys,2",
    "documentTypes=Users,1",
    "regarding=Users-1,2",
    "regarding=Users-1%2CUsers-2,0",
    "regardingAny=Users-1%2CUsers-2,3",
    "user=Users-1,3",
    "users=Users-2,0",
    "from=2026-03-01T12:30:00Z,1",
    "to=2026-03-01T12:30:00%2B00:00,2",
    "fromAutoId=2&toAutoId=2,1",
    "ids=Events-3,1",
    "includeSystem=false,0",
    "internal=True&spaces=all&includeSystem=True&skip=1,2"
  })
  void events_are_filtered(String query, int count) {
    Seen key = administrator.post(OWN, "{\"Purpose\":\"Build\"}");
    administrator.delete(key.link("Self"));
    clock.advance(Duration.ofHours(1));
    administrator.post("/api/users", "{\"Username\":\"ada\",\"DisplayName\":\"Ada\"}");

    assertThat(administrator.get("/api/events?" + query).each("Id")).hasSize(count);
  }

  @Test
  void events_are_paged_newest_first() {
    for (int i = 0; i < 5; i++) {
      administrator.post(OWN, "{\"Purpose\":\"Build\"}");
    }

    assertThat(administrator.walk("/api/events?take=2&eventCategories=Created", "Id"))
        .containsExactly("Events-5", "Events-4", "Events-3", "Events-2", "Events-1");
  }

  @Test
  void current_server_records_sign_ins_and_an_old_one_does_not() {
    List.of(server, old)
        .forEach(each -> {
          each.person("ada", "secret of ada");
          Visitor visitor = Visitor.anonymous(each);
          visitor.post("/api/users/login", "{\"Username\":\"ada\",\"Password\":\"wrong\"}");
          visitor.post("/api/users/login", "{\"Username\":\"ada\",\"Password\":\"secret of ada\"}");
        });

    assertThat(administrator.get("/api/events").each("Category"))
        .containsExactly("LoginSucceeded", "LoginFailed");
    assertThat(old.eventMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"categories", "groups", "agents", "documenttypes"})
  void word_lists_are_bare_arrays_for_anybody(String list) {
    Seen seen = Visitor.anonymous(server).get("/api/events/" + list);

    assertThat(seen.json().isArray()).isTrue();
    assertThat(seen.each("Id")).isNotEmpty();
  }

  @Test
  void unknown_event_is_not_found() {
    assertThat(administrator.get("/api/events/Events-99").status()).isEqualTo(404);
  }
}
