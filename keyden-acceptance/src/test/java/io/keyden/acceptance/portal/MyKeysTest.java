package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.Kind;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person's own keys, from the first to the last. */
@RunsOnPackagedServer
@RunsInBrowser
final class MyKeysTest {
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

  private final Browser browser;
  private final PackagedServer server;
  private final Portal portal;
  private final Administration administration;

  MyKeysTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.server = server;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @Test
  void a_key_is_made_used_in_a_real_call_and_refused_after_it_was_revoked() {
    var person = portal.signInAsSomebody();
    browser.awaitText("You have no API keys yet");
    portal.newKey();
    browser.field("Purpose").fill("nightly backup");
    browser.button("Create API key").click();
    var secret = browser.remember(browser.field("nightly backup").value());

    assertThat(secret).matches("API-[A-Z0-9]{26}");
    assertThat(Json.text(administration.userBehind(secret), "Id"))
        .isEqualTo(Json.text(person, "Id"));
    browser.button("Copy").click();
    browser.awaitText("You have it now.");
    assertThat(browser.clipboard()).isEqualTo(secret);
    browser.link("Done").click();

    browser.awaitTitle("My API keys – Keyden");
    var row = browser.table("My API keys").records().getFirst();
    assertThat(row).containsEntry("Purpose", "nightly backup").containsEntry("State", "Active");
    assertThat(row.get("Key")).isEqualTo(secret.substring(0, 7) + "•••");
    assertThat(row.get("Last used")).isEqualTo("now");
    browser.assertNowhere(secret);

    browser.button("Revoke nightly backup").click();
    browser.dialog("Revoke “nightly backup”?").awaitText(secret.substring(0, 7));
    browser.dialog().button("Keep key").click();
    browser.dialog().awaitGone();
    assertThat(administration.statusWith(secret)).isEqualTo(200);

    browser.button("Revoke nightly backup").click();
    browser.dialog().button("Revoke key").click();

    browser.awaitText("“nightly backup” was revoked.");
    browser.awaitText("You have no API keys yet");
    assertThat(administration.statusWith(secret)).isEqualTo(401);
  }

  @Test
  void who_leaves_without_the_key_is_asked_and_afterwards_it_is_nowhere() {
    portal.signInAsSomebody();
    var secret = createKey("lost");

    browser.link("My API keys").click();
    browser.dialog("Leave without the key?").button("Stay").click();
    browser.dialog().awaitGone();
    assertThat(browser.field("lost").value()).isEqualTo(secret);

    browser.link("Done").click();
    browser.dialog("Leave without the key?").button("Leave without it").click();

    browser.awaitTitle("My API keys – Keyden");
    browser.assertNowhere(secret);
    browser.back();
    browser.awaitTitle("New API key – Keyden");
    browser.assertNowhere(secret);
  }

  @Test
  void a_key_can_be_downloaded_and_then_nobody_asks() throws IOException {
    portal.signInAsSomebody();
    var secret = createKey("Build server, no. 7");

    var file = browser.download(() -> browser.button("Download").click());

    assertThat(file).hasFileName("build-server-no-7.env");
    assertThat(Files.readString(file))
        .isEqualTo("OCTOPUS_URL=" + server.address() + "\nOCTOPUS_API_KEY=" + secret + "\n");
    browser.link("Done").click();
    browser.awaitTitle("My API keys – Keyden");
    assertThat(browser.dialog().isThere()).isFalse();
  }

  @Test
  void the_ready_lines_work_and_hold_no_key() {
    var person = portal.signInAsSomebody();
    var secret = createKey("lines");

    for (var name : List.of("PowerShell", "Python", "Go", "Java", "GitHub Actions", "curl")) {
      browser.find(Kind.TAB, name).click();
      var lines = browser.part("#example pre").text();

      assertThat(lines).contains(server.address().getAuthority()).doesNotContain(secret);
    }
    var curl = browser.part("#example pre").text();
    // The first line asks for the key at a terminal.
    var call = curl.substring(curl.indexOf('\n') + 1);
    var answer = Program.of("bash", "-c", call).with("OCTOPUS_API_KEY", secret).run();

    assertThat(answer.expectSuccess().output())
        .contains("\"" + Json.text(person, "Username") + "\"");
  }

  @Test
  void a_key_ends_with_the_day_in_the_zone_of_the_reader() {
    browser.timeZone(AUCKLAND);
    var person = portal.signInAsSomebody();
    var today = LocalDate.now(AUCKLAND);

    createKey("preset");
    assertThat(end(person, "preset")).isEqualTo(endOf(today.plusDays(180)));
    leave();
    portal.newKey();
    browser.field("Expiry").choose("A date…");
    browser.field("Purpose").fill("date");
    setDate("Last day", today.plusDays(3));
    browser.button("Create API key").click();
    browser.field("date").awaitThere();

    assertThat(end(person, "date")).isEqualTo(endOf(today.plusDays(3)));
  }

  @Test
  void the_presets_are_those_that_the_limit_of_the_server_leaves() {
    portal.signInAsSomebody();
    portal.newKey();

    assertThat(browser.field("Expiry").options())
        .extracting(option -> option.replaceFirst(",.*", ""))
        .containsExactly(
            "7 days", "30 days", "60 days", "90 days", "180 days (default)", "365 days", "A date…");
  }

  @Test
  void what_the_server_says_of_an_end_stands_at_its_field() {
    portal.signInAsSomebody();
    browser.expectConsole("status of 400");
    portal.newKey();
    browser.field("Purpose").fill("too long");
    browser.field("Expiry").choose("A date…");
    setDate("Last day", LocalDate.now(ZoneId.systemDefault()).plusDays(400));

    browser.button("Create API key").click();

    browser.field("Last day").awaitFocus();
    assertThat(browser.field("Last day").attribute("aria-invalid")).contains("true");
    assertThat(browser.part("#field-Expires-fault").text())
        .contains("beyond the maximum that this server allows");
  }

  @Test
  void a_key_needs_a_purpose() {
    portal.signInAsSomebody();
    portal.newKey();

    browser.button("Create API key").click();

    browser.field("Purpose").awaitFocus();
    browser.awaitText("Say what the key is for");
  }

  @Test
  void a_key_that_ends_within_twenty_days_stands_out_here_and_on_every_page() {
    var person = portal.signInAsSomebody();
    portal.makeKey(person, "soon", Instant.now().plus(3, ChronoUnit.DAYS).plusSeconds(60));
    portal.makeKey(person, "later", Instant.now().plus(100, ChronoUnit.DAYS));

    browser.reload();

    browser.awaitText("Your API key soon ends in 3 days.");
    assertThat(browser.table("My API keys").records())
        .extracting(row -> row.get("Purpose") + ": " + row.get("State"))
        .containsExactlyInAnyOrder("soon: Ends soon", "later: Active");
    browser.button("Account of " + Json.text(person, "DisplayName")).click();
    browser.find(Kind.MENU_ITEM, "Profile").click();
    browser.awaitTitle("Profile – Keyden");
    browser.awaitText("Your API key soon ends in 3 days.");
  }

  @Test
  void many_keys_are_searched_sorted_and_paged_by_the_server() {
    var person = portal.signInAsSomebody();
    IntStream.rangeClosed(1, 35)
        .forEach(number -> portal.makeKey(person, "job " + String.format("%02d", number), null));
    browser.reload();

    browser.table("My API keys").awaitRows(30);
    browser.awaitText("1–30 of 35");
    browser.button("Next").click();
    browser.table("My API keys").awaitRows(5);
    assertThat(browser.path()).endsWith("page=2");
    browser.reload();
    browser.table("My API keys").awaitRows(5);

    browser.button("Purpose").click();
    browser.awaitText("1–30 of 35");
    browser.await("order by purpose", () -> first("Purpose").equals("job 01"));
    browser.button("Purpose").click();
    browser.await("the other way round", () -> first("Purpose").equals("job 35"));

    browser.field("Search by purpose").fill("JOB 1");
    browser.table("My API keys").awaitRows(10);
    browser.field("Search by purpose").fill("no such job");
    browser.awaitText("Nothing matches");
    browser.button("Show all").click();
    browser.table("My API keys").awaitRows(30);
    assertThat(browser.field("Search by purpose").value()).isEmpty();
  }

  @Test
  void users_who_may_not_make_keys_are_told_and_keep_those_they_have() {
    var person = portal.signInAsSomebody();
    portal.makeKey(person, "kept", null);
    settings(Map.of("UserApiKeysEnabled", false));
    try {
      browser.reload();
      browser.table("My API keys").awaitRows(1);
      portal.newKey();

      browser.awaitText("Users cannot make API keys on this server.");
      assertThat(browser.button("Create API key").isThere()).isFalse();
    } finally {
      settings(Map.of("UserApiKeysEnabled", true));
    }
  }

  private String first(String column) {
    return browser.table("My API keys").records().getFirst().getOrDefault(column, "");
  }

  private String createKey(String purpose) {
    portal.newKey();
    browser.field("Purpose").fill(purpose);
    browser.button("Create API key").click();
    return browser.remember(browser.field(purpose).value());
  }

  private void leave() {
    browser.link("Done").click();
    browser.dialog().button("Leave without it").click();
    browser.awaitTitle("My API keys – Keyden");
  }

  /** A date field takes keys in the order of the reader's language; a script does not care. */
  private void setDate(String label, LocalDate date) {
    browser.field(label).awaitThere();
    browser.run(
        """
        const field = document.getElementById('field-Expires');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', {bubbles: true}));
        """,
        date.toString());
  }

  private Instant end(JsonNode person, String purpose) {
    return administration.keysOf(Json.text(person, "Id")).stream()
        .filter(key -> Json.text(key, "Purpose").equals(purpose))
        .map(key -> Instant.parse(Json.text(key, "Expires")))
        .findFirst()
        .orElseThrow();
  }

  private static Instant endOf(LocalDate day) {
    return day.atTime(LocalTime.of(23, 59, 59, 999_000_000)).atZone(AUCKLAND).toInstant();
  }

  private void settings(Map<String, ?> changes) {
    administration
        .put("/api/configuration/authentication/values", Json.object(changes))
        .expect(200);
  }
}
