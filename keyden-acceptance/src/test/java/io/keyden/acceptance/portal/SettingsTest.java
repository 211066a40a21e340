package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an administrator sets, and what becomes of it for everybody. */
@RunsOnPackagedServer
@RunsInBrowser
final class SettingsTest {
  private static final String VALUES = "/api/configuration/authentication/values";
  private static final String PASSWORDS =
      "/api/configuration/authentication-usernamepassword/values";
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

  private final Browser browser;
  private final Portal portal;
  private final Administration administration;
  private JsonNode before = Json.object();

  SettingsTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
  }

  @BeforeEach
  void note_the_settings() {
    before = values();
  }

  @AfterEach
  void set_all_back() {
    administration.put(PASSWORDS, Json.object(Map.of("IsEnabled", true))).expect(200);
    administration.put(VALUES, before).expect(200);
  }

  @Test
  void default_and_longest_expiry_act_on_the_next_key() {
    browser.timeZone(AUCKLAND);
    var person = portal.person();
    openSettings();
    browser.field("Default expiry, in days").fill("45");
    browser.field("Longest expiry, in days").fill("60");
    save();

    signInAnew(person);
    portal.newKey();
    assertThat(browser.field("Expiry").options())
        .extracting(option -> option.replaceFirst(",.*", ""))
        .containsExactly("7 days", "30 days", "45 days (default)", "60 days", "A date…");
    browser.field("Purpose").fill("default end");
    browser.button("Create API key").click();
    browser.remember(browser.field("default end").value());

    assertThat(lastDayOfOnlyKey(person)).isEqualTo(LocalDate.now(AUCKLAND).plusDays(45));
    assertThat(
            administration
                .post(
                    "/api/users/" + account("limited") + "/apikeys",
                    Json.object(
                        Map.of(
                            "Purpose",
                            "too long",
                            "Expires",
                            Instant.now().plus(61, ChronoUnit.DAYS).toString())))
                .status())
        .isEqualTo(400);
  }

  @Test
  void without_a_longest_expiry_a_key_may_live_as_long_as_its_maker_wants() {
    browser.timeZone(AUCKLAND);
    var person = portal.person();
    var end = LocalDate.now(AUCKLAND).plusDays(4000);
    openSettings();
    browser.field("Limit how long a key can work").uncheck();
    assertThat(browser.field("Longest expiry, in days").isThere()).isFalse();
    save();
    browser.reload();
    browser.field("Default expiry, in days").awaitThere();
    assertThat(browser.field("Limit how long a key can work").isChecked()).isFalse();
    assertThat(values().path("ApiKeyMaxExpiryDays").isNull()).isTrue();

    signInAnew(person);
    portal.newKey();
    browser.field("Purpose").fill("long life");
    browser.field("Expiry").choose("A date…");
    browser.field("Last day").fill(end.toString());
    browser.button("Create API key").click();
    browser.remember(browser.field("long life").value());

    assertThat(lastDayOfOnlyKey(person)).isEqualTo(end);
  }

  @Test
  void users_may_make_no_keys_while_that_is_off_and_those_they_have_go_on_working() {
    var person = portal.signInAsSomebody();
    portal.newKey();
    browser.field("Purpose").fill("old");
    browser.button("Create API key").click();
    var key = browser.remember(browser.field("old").value());
    browser.forgetCookies();
    openSettings();

    browser.field("Users may make API keys for themselves").uncheck();
    save();

    assertThat(createKey(person, key).text()).contains("Users may not create API keys");
    assertThat(administration.keysOf(Json.text(person, "Id"))).hasSize(1);
    assertThat(administration.statusWith(key)).isEqualTo(200);
    assertThat(administration.createKey(account("worker"), "still made")).startsWith("API-");
    browser.field("Users may make API keys for themselves").check();
    save();
    createKey(person, key).expect(200);
  }

  @Test
  void what_the_server_says_of_a_number_stands_at_its_field_and_nothing_is_saved() {
    browser.expectConsole("status of 400");
    openSettings();

    browser.field("Default expiry, in days").fill("367");
    browser.field("Idle sessions end after, in minutes").fill("0.5");
    browser.button("Save settings").click();
    browser.field("Default expiry, in days").awaitFocus();
    assertThat(browser.part("#field-ApiKeyDefaultExpiryDays-fault").text())
        .isEqualTo(
            "The default expiry of API keys must not be longer than the maximum of 366 days.");
    assertThat(browser.part("#field-SessionTimeoutInSeconds-fault").text())
        .isEqualTo("The session timeout must be at least 60 seconds.");
    assertThat(browser.field("Idle sessions end after, in minutes").attribute("aria-invalid"))
        .contains("true");

    browser.field("Default expiry, in days").fill("90");
    browser.field("Longest expiry, in days").fill("1097");
    browser.field("Idle sessions end after, in minutes").fill("20");
    browser.button("Save settings").click();
    browser.field("Longest expiry, in days").awaitFocus();
    assertThat(browser.part("#field-ApiKeyMaxExpiryDays-fault").text())
        .startsWith("The maximum expiry of API keys must be between 1 and 1096 days");
    assertThat(values()).isEqualTo(before);
  }

  @Test
  void a_fault_of_what_is_folded_away_unfolds_it() {
    browser.expectConsole("status of 400");
    openSettings();
    assertThat(browser.field("Cookie domain (optional)").isThere()).isFalse();
    browser.button("More").click();
    browser.field("Cookie domain (optional)").fill("https://keys.example");
    browser.button("More").click();
    browser.field("Cookie domain (optional)").awaitGone();

    browser.button("Save settings").click();

    browser.field("Cookie domain (optional)").awaitFocus();
    assertThat(browser.part("#field-CookieDomain-fault").text())
        .startsWith("The cookie domain must be a domain name such as example.com");
    assertThat(values()).isEqualTo(before);
  }

  @Test
  void times_of_sessions_are_set_in_minutes_and_days_and_what_was_not_touched_stays_exact() {
    administration
        .put(VALUES, Json.object(Map.of("MaximumSessionDurationInSeconds", 100_001)))
        .expect(200);
    var person = portal.person();
    openSettings();
    browser.field("Every session ends after, in days").awaitValue("1.16");
    browser.field("Idle sessions end after, in minutes").fill("30");
    save();
    assertThat(values().path("SessionTimeoutInSeconds").asInt()).isEqualTo(1800);
    assertThat(values().path("MaximumSessionDurationInSeconds").asInt()).isEqualTo(100_001);
    browser.field("Every session ends after, in days").fill("1.5");
    save();
    assertThat(values().path("MaximumSessionDurationInSeconds").asInt())
        .isEqualTo((int) Duration.ofHours(36).toSeconds());

    browser.forgetCookies();
    browser.open("/app");
    browser.field("Remember me on this device").check();
    portal.fillSignIn(Json.text(person, "Username"), Portal.PASSWORD);
    browser.awaitTitle("My API keys – Keyden");
    assertThat(endOfSessionCookie())
        .as("the end of a session that is remembered")
        .isBetween(
            Instant.now().plus(Duration.ofHours(35)), Instant.now().plus(Duration.ofHours(37)));
  }

  @Test
  void nobody_is_remembered_on_a_server_that_does_not_offer_it() {
    openSettings();
    browser.field("People may ask to be remembered on a device").uncheck();
    save();

    browser.forgetCookies();
    browser.open("/app");
    browser.field("Password").awaitThere();

    assertThat(browser.field("Remember me on this device").isThere()).isFalse();
  }

  @Test
  void without_passwords_nobody_signs_in_while_sessions_and_keys_go_on() {
    var person = portal.signInAsSomebody();
    var session = portal.sessionCookie().orElseThrow();
    var key = administration.createKey(account("keeper"), "goes on");
    browser.forgetCookies();
    openSettings();

    browser.button("Switch passwords off").click();
    browser
        .dialog("Switch sign-in with passwords off?")
        .awaitText("You, " + PackagedServer.ADMINISTRATOR + ", have an API key.");
    browser.dialog().button("Leave them on").click();
    browser.dialog().awaitGone();
    signInBy(person).expect(200);

    browser.button("Switch passwords off").click();
    browser.dialog().button("Switch passwords off").click();
    browser.awaitText("This is off. Nobody can sign in to this portal");
    assertThat(signInBy(person).expect(400).text())
        .contains("Signing in with a password is switched off on this server.");
    assertThat(portal.statusWith(session)).isEqualTo(200);
    assertThat(administration.statusWith(key)).isEqualTo(200);

    browser.button("Switch passwords on").click();
    browser.button("Switch passwords off").awaitThere();
    signInBy(person).expect(200);
  }

  @Test
  void who_comes_while_passwords_are_off_is_told_so_instead_of_being_asked_for_one() {
    administration.put(PASSWORDS, Json.object(Map.of("IsEnabled", false))).expect(200);

    browser.open("/app");

    browser.awaitText("Signing in with a name and a password is switched off on this server.");
    assertThat(browser.field("Password").isThere()).isFalse();
  }

  private void openSettings() {
    portal.signInAsAdministrator();
    portal.goTo("/configuration/settings", "Settings");
    browser.field("Default expiry, in days").awaitThere();
  }

  private void save() {
    browser.button("Save settings").click();
    browser.awaitText("The settings were saved.");
    // So that the next time it is not the old message.
    browser.button("Dismiss").click();
    browser.awaitNoText("The settings were saved.");
  }

  private LocalDate lastDayOfOnlyKey(JsonNode person) {
    var keys = administration.keysOf(Json.text(person, "Id"));
    assertThat(keys).hasSize(1);
    return Instant.parse(Json.text(keys.getFirst(), "Expires")).atZone(AUCKLAND).toLocalDate();
  }

  private Instant endOfSessionCookie() {
    return portal
        .sessionCookie()
        .flatMap(cookie -> Optional.ofNullable(cookie.getExpiry()))
        .orElseThrow()
        .toInstant();
  }

  private void signInAnew(JsonNode person) {
    browser.forgetCookies();
    portal.signIn(Json.text(person, "Username"), Portal.PASSWORD);
  }

  private JsonNode values() {
    return ((ObjectNode) administration.get(VALUES).expect(200).json()).without("Links");
  }

  private String account(String name) {
    return Json.text(administration.createServiceAccount(name), "Id");
  }

  private Answer createKey(JsonNode person, String key) {
    var path = "/api/users/" + Json.text(person, "Id") + "/apikeys";
    return administration.postWith(key, path, Json.object(Map.of("Purpose", "another")));
  }

  private Answer signInBy(JsonNode person) {
    var name = Json.text(person, "Username");
    return administration.post(
        "/api/users/login", Json.object(Map.of("Username", name, "Password", Portal.PASSWORD)));
  }
}
