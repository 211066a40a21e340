package io.keyden.client.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.keyden.client.octopus.Visitor.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys: their shapes in both versions, expiry, who may do what, and their end. */
class PlainOctopusServerKeysTest {
  private static final String OWN = "/api/users/Users-1/apikeys";

  private final StandingClock clock = new StandingClock(Instant.parse("2026-03-01T12:00:00Z"));

  @AutoClose
  private final PlainOctopusServer current =
      PlainOctopusServer.of(OctopusVersion.CURRENT).clock(clock).start();

  @AutoClose
  private final PlainOctopusServer old =
      PlainOctopusServer.of(OctopusVersion.OLD).clock(clock).start();

  private PlainOctopusServer server(OctopusVersion version) {
    return version == OctopusVersion.OLD ? old : current;
  }

  @ParameterizedTest
  @EnumSource(OctopusVersion.class)
  void created_key_is_shown_once_as_a_text_with_status_200(OctopusVersion version) {
    Seen created = Visitor.administrator(server(version)).post(OWN, "{\"Purpose\":\"Build\"}");

    assertThat(created.status()).isEqualTo(200);
    assertThat(created.text("ApiKey")).matches("API-[A-Z0-9]{25,32}");
    assertThat(created.text("Id")).matches("apikeys-[A-Za-z0-9]{26}");
    assertThat(created.text("Created")).isEqualTo("2026-03-01T12:00:00.000+00:00");
    assertThat(created.json().has("AccessLevel")).isFalse();
    assertThat(created.link("Self")).isEqualTo(OWN + "/" + created.text("Id"));
    assertThat(server(version).works(created.text("ApiKey"))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(OctopusVersion.class)
  void read_key_shows_the_hint_and_never_the_secret(OctopusVersion version) {
    Visitor administrator = Visitor.administrator(server(version));
    Seen created = administrator.post(OWN, "{\"Purpose\":\"Build\"}");
    String secret = created.text("ApiKey");

    Seen one = administrator.get(created.link("Self"));
    Seen list = administrator.get(OWN);

    assertThat(Json.required(one.json().path("ApiKey"), "Hint"))
        .isEqualTo(secret.substring(0, 7) + "•••••••");
    assertThat(one.json().path("ApiKey").path("NewValue").isNull()).isTrue();
    assertThat(one.json().path("ApiKey").path("HasValue").asBoolean()).isTrue();
    assertThat(list.json().path("Items").path(0)).isEqualTo(one.json());
    assertThat(one.text() + list.text()).doesNotContain(secret);
  }

  @Test
  void current_key_names_level_actor_and_last_use() {
    String secret = current.giveKey("Users-1", "Build", null);
    Visitor.withKey(current, secret).get("/api/users/me");

    Seen list = Visitor.administrator(current).get(OWN + "?partialPurpose=build");

    assertThat(list.each("AccessLevel")).containsExactly("FullAccess");
    assertThat(list.each("ActorType")).containsExactly("User");
    assertThat(list.each("LastUsedTimeStamp")).containsExactly("2026-03-01T12:00:00.000+00:00");
  }

  @Test
  void old_key_has_none_of_the_later_members() {
    Seen list = Visitor.administrator(old).get(OWN);

    assertThat(list.json().path("Items").path(0).propertyNames())
        .doesNotContain(
            "AccessLevel", "ActorType", "LastUsedTimeStamp", "IsLastUsedTimestampKnown");
  }

  @Test
  void current_server_takes_an_actor_type_and_refuses_an_unknown_one() {
    Visitor administrator = Visitor.administrator(current);

    Seen agent = administrator.post(OWN, "{\"Purpose\":\"x\",\"ActorType\":\"AiAgent\"}");
    Seen unknown = administrator.post(OWN, "{\"Purpose\":\"x\",\"ActorType\":\"Robot\"}");

    assertThat(agent.text("ActorType")).isEqualTo("AiAgent");
    assertThat(unknown.status()).isEqualTo(400);
  }

  @Test
  void agent_service_account_has_agent_keys_only() {
    Visitor administrator = Visitor.administrator(current);
    String account =
        administrator
            .post(
                "/api/users",
                """
                {"Username": "robot", "DisplayName": "Robot", "IsService": true,
                 "ServiceAccountType": "Agent"}
                """)
            .text("Id");

    Seen user = administrator.post("/api/users/" + account + "/apikeys", "{}");
    Seen agent =
        administrator.post("/api/users/" + account + "/apikeys", "{\"ActorType\":\"AiAgent\"}");

    assertThat(user.status()).isEqualTo(400);
    assertThat(agent.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(OctopusVersion.class)
  void keys_are_paged_by_thirty_newest_first(OctopusVersion version) {
    PlainOctopusServer server = server(version);
    String person = server.person("ada", "secret of ada");
    String secret = server.giveKey(person, "Key 0", null);
    IntStream.range(1, 65).forEach(it -> server.giveKey(person, "Key " + it, null));
    Visitor ada = Visitor.withKey(server, secret);
    String path = "/api/users/" + person + "/apikeys";

    Seen first = ada.get(path);
    List<String> all = ada.walk(path, "Purpose");

    assertThat(first.each("Purpose")).hasSize(30).startsWith("Key 64", "Key 63");
    assertThat(first.text("ItemType")).isEqualTo("ApiKey");
    assertThat(first.json().path("TotalResults").asInt()).isEqualTo(65);
    assertThat(first.json().path("LastPageNumber").asInt()).isEqualTo(2);
    assertThat(first.link("Page.Next")).isEqualTo(path + "?skip=30&take=30");
    assertThat(all).hasSize(65).endsWith("Key 0");
    assertThat(ada.get(path + "?skip=60").json().path("Links").has("Page.Next")).isFalse();
  }

  @Test
  void full_last_page_has_no_next_one() {
    current.giveKey("Users-1", "Build", null);

    Seen page = Visitor.administrator(current).get(OWN + "?take=2");

    assertThat(page.each("Purpose")).hasSize(2);
    assertThat(page.json().path("Links").has("Page.Next")).isFalse();
    assertThat(page.json().path("NumberOfPages").asInt()).isEqualTo(1);
  }

  @Test
  void page_links_keep_the_filter_and_lose_the_key() {
    String secret = current.administratorKey();
    IntStream.range(0, 3).forEach(it -> current.giveKey("Users-1", "a & b " + it, null));

    Seen page =
        Visitor.anonymous(current).get(OWN + "?take=2&partialPurpose=A%20%26%20b&apikey=" + secret);

    assertThat(page.each("Purpose")).containsExactly("a & b 2", "a & b 1");
    assertThat(page.link("Page.Next")).isEqualTo(OWN + "?skip=2&take=2&partialPurpose=A%20%26%20b");
  }

  @Test
  void old_server_passes_over_a_search_for_purposes() {
    old.giveKey("Users-1", "Build", null);

    Seen list = Visitor.administrator(old).get(OWN + "?partialPurpose=build");

    assertThat(list.each("Purpose")).containsExactly("Automation of the tests", "Build");
  }

  @Test
  void current_server_finds_keys_by_purpose_or_hint() {
    String secret = current.giveKey("Users-1", "Build", null);
    Visitor administrator = Visitor.administrator(current);

    Seen byPurpose = administrator.get(OWN + "?partialKeyword=bUIL");
    Seen byHint = administrator.get(OWN + "?partialKeyword=" + secret.substring(0, 7));

    assertThat(byPurpose.each("Purpose")).containsExactly("Build");
    assertThat(byHint.each("Purpose")).contains("Build");
  }

  @ParameterizedTest
  @CsvSource({
    "CURRENT,{},2026-08-28T12:00:00.000+00:00",
    "CURRENT,{\"Expires\":null},2027-03-02T12:00:00.000+00:00",
    "OLD,{},",
    "OLD,{\"Expires\":null},",
    "CURRENT,{\"Expires\":\"2026-04-01T02:00:00.5+02:00\"},2026-04-01T00:00:00.500+00:00",
    "OLD,{\"Expires\":\"2036-04-01T00:00:00Z\"},2036-04-01T00:00:00.000+00:00",
  })
  void absent_expiry_means_the_default_and_null_the_maximum(
      OctopusVersion version, String body, String expires) {
    Seen created = Visitor.administrator(server(version)).post(OWN, body);

    assertThat(created.status()).isEqualTo(200);
    assertThat(Json.text(created.json(), "Expires")).isEqualTo(Optional.ofNullable(expires));
  }

  @ParameterizedTest
  @CsvSource({
    "CURRENT,2026-03-01T12:00:00Z",
    "CURRENT,2027-03-02T12:00:00.001Z",
    "OLD,2026-02-01T00:00:00Z",
    "CURRENT,tomorrow"
  })
  void expiry_in_the_past_or_beyond_the_maximum_is_refused(OctopusVersion version, String expires) {
    Seen refused =
        Visitor.administrator(server(version)).post(OWN, "{\"Expires\":\"" + expires + "\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).hasSize(1);
    assertThat(server(version).keys()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CURRENT,{},400",
    "CURRENT,{\"Expires\":null},400",
    "OLD,{},400",
    "CURRENT,{\"Expires\":\"2026-03-11T12:00:00.001Z\"},400",
    "CURRENT,{\"Expires\":\"2026-03-11T12:00:00Z\"},200",
    "OLD,{\"Expires\":\"2026-03-11T12:00:00Z\"},200",
  })
  void key_made_with_an_expiring_key_may_not_outlive_it(
      OctopusVersion version, String body, int status) {
    PlainOctopusServer server = server(version);
    String secret = server.giveKey("Users-1", "Short", clock.instant().plus(Duration.ofDays(10)));

    Seen answer = Visitor.withKey(server, secret).post(OWN, body);

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void expired_key_is_refused_from_its_instant_on() {
    Instant end = clock.instant().plus(Duration.ofHours(1));
    String secret = current.giveKey("Users-1", "Hour", end);
    Visitor visitor = Visitor.withKey(current, secret);

    clock.advance(Duration.ofHours(1).minusMillis(1));
    int before = visitor.get("/api/users/me").status();
    clock.advance(Duration.ofMillis(1));
    Seen after = visitor.get("/api/users/me");

    assertThat(before).isEqualTo(200);
    assertThat(after.status()).isEqualTo(401);
    assertThat(current.works(secret)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"CURRENT,{}", "OLD,''"})
  void revoked_key_is_refused_and_gone(OctopusVersion version, String body) {
    PlainOctopusServer server = server(version);
    Visitor administrator = Visitor.administrator(server);
    Seen created = administrator.post(OWN, "{\"Purpose\":\"Build\"}");

    Seen deleted = administrator.delete(created.link("Self"));

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text()).isEqualTo(body);
    assertThat(Visitor.withKey(server, created.text("ApiKey")).get("/api/users/me").status())
        .isEqualTo(401);
    assertThat(administrator.get(created.link("Self")).status()).isEqualTo(404);
    assertThat(administrator.delete(created.link("Self")).status()).isEqualTo(404);
    assertThat(administrator.get(OWN).each("Purpose")).doesNotContain("Build");
  }

  @Test
  void state_of_keys_tells_which_work() {
    String account = current.serviceAccount("ci");
    current.giveKey(account, "Kept", null);
    current.giveKey(account, "Expired", clock.instant().minusSeconds(1));
    Visitor administrator = Visitor.administrator(current);
    Seen revoked = administrator.post("/api/users/" + account + "/apikeys", "{\"Purpose\":\"R\"}");
    administrator.delete(revoked.link("Self"));

    assertThat(current.keys())
        .filteredOn(key -> key.userId().equals(account))
        .extracting(KeyState::purpose, KeyState::revoked, KeyState::works)
        .containsExactly(
            tuple("Kept", false, true), tuple("Expired", false, false), tuple("R", true, false));
  }

  @ParameterizedTest
  @EnumSource(OctopusVersion.class)
  void administrator_reads_a_persons_keys_and_neither_makes_nor_revokes_one(
      OctopusVersion version) {
    PlainOctopusServer server = server(version);
    String person = server.person("ada", "secret of ada");
    String secret = server.giveKey(person, "Hers", null);
    Visitor administrator = Visitor.administrator(server);
    String path = "/api/users/" + person + "/apikeys";

    Seen list = administrator.get(path);
    Seen made = administrator.post(path, "{\"Purpose\":\"For her\"}");
    String self = Json.required(list.json().path("Items").path(0).path("Links"), "Self");
    Seen revoked = administrator.delete(self);

    assertThat(list.each("Purpose")).containsExactly("Hers");
    assertThat(List.of(made.status(), revoked.status())).containsExactly(403, 403);
    assertThat(made.error()).startsWith("You do not have permission to perform this action.");
    assertThat(server.works(secret)).isTrue();
  }

  @Test
  void service_accounts_keys_are_made_and_revoked_by_whoever_may_edit_users() {
    String account = current.serviceAccount("ci");
    String editor = current.person("eve", "secret of eve");
    current.grant(editor, "UserEdit");
    Visitor eve = Visitor.withKey(current, current.giveKey(editor, "Hers", null));

    Seen made = eve.post("/api/users/" + account + "/apikeys", "{\"Purpose\":\"CI\"}");
    Seen revoked = eve.delete(made.link("Self"));

    assertThat(made.status()).isEqualTo(200);
    assertThat(revoked.status()).isEqualTo(200);
  }

  @Test
  void service_account_with_more_rights_keeps_its_keys_to_itself() {
    String account = current.serviceAccount("root");
    current.grant(account, "AdministerSystem");
    String editor = current.person("eve", "secret of eve");
    current.grant(editor, "UserEdit");
    Visitor eve = Visitor.withKey(current, current.giveKey(editor, "Hers", null));

    Seen made = eve.post("/api/users/" + account + "/apikeys", "{\"Purpose\":\"CI\"}");

    assertThat(made.status()).isEqualTo(403);
    assertThat(made.error()).endsWith("Missing permission: AdministerSystem");
  }

  @ParameterizedTest
  @CsvSource({"CURRENT,UserView", "OLD,UserEdit"})
  void others_keys_are_read_with_the_versions_permission_alone(
      OctopusVersion version, String permission) {
    PlainOctopusServer server = server(version);
    String person = server.person("ada", "secret of ada");
    Visitor ada = Visitor.withKey(server, server.giveKey(person, "Hers", null));

    Seen refused = ada.get(OWN);
    server.grant(person, permission);
    Seen allowed = ada.get(OWN);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error()).endsWith("Missing permission: " + permission);
    assertThat(refused.text("HelpText")).contains("Octopus Administrators");
    assertThat(allowed.status()).isEqualTo(200);
  }

  @Test
  void key_below_another_user_is_a_400() {
    String account = current.serviceAccount("ci");
    Visitor administrator = Visitor.administrator(current);
    Seen created = administrator.post(OWN, "{}");
    String path = "/api/users/" + account + "/apikeys/" + created.text("Id");

    assertThat(List.of(administrator.get(path), administrator.delete(path)))
        .allSatisfy(seen -> {
          assertThat(seen.status()).isEqualTo(400);
          assertThat(seen.errors())
              .containsExactly("This ApiKey does not belong to the specified user.");
        });
  }

  @Test
  void id_of_a_key_counts_letter_by_letter() {
    Visitor administrator = Visitor.administrator(current);
    Seen created = administrator.post(OWN, "{}");

    Seen folded = administrator.get(OWN + "/" + created.text("Id").toLowerCase(Locale.ROOT));

    assertThat(folded.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/apikeys", "/api/apikeys/all", "/api/users/all/apikeys"})
  void keys_of_all_users_are_listed_nowhere(String path) {
    assertThat(Visitor.administrator(current).get(path).status()).isEqualTo(404);
  }

  @Test
  void disabled_owner_takes_the_keys_along_until_enabled_again() {
    String account = current.serviceAccount("ci");
    String secret = current.giveKey(account, "CI", null);
    Visitor visitor = Visitor.withKey(current, secret);

    current.setActive(account, false);
    int disabled = visitor.get("/api/users/me").status();
    current.setActive(account, true);
    int enabled = visitor.get("/api/users/me").status();

    assertThat(List.of(disabled, enabled)).containsExactly(401, 200);
  }

  @Test
  void deleted_owner_takes_the_keys_along_for_good() {
    String account = current.serviceAccount("ci");
    String secret = current.giveKey(account, "CI", null);

    Visitor.administrator(current).delete("/api/users/" + account);

    assertThat(current.works(secret)).isFalse();
    assertThat(current.keys()).filteredOn(KeyState::revoked).hasSize(1);
  }

  @Test
  void keys_made_at_once_are_all_there() throws InterruptedException, ExecutionException {
    Visitor administrator = Visitor.administrator(current);
    Callable<Seen> one = () -> administrator.post(OWN, "{\"Purpose\":\"Many\"}");

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Seen>> made = threads.invokeAll(Collections.nCopies(40, one));
      for (Future<Seen> each : made) {
        assertThat(each.get().status()).isEqualTo(200);
      }
    }

    assertThat(administrator.walk(OWN + "?partialPurpose=Many", "Id"))
        .hasSize(40)
        .doesNotHaveDuplicates();
    assertThat(current.eventMessages()).hasSize(40);
  }
}
