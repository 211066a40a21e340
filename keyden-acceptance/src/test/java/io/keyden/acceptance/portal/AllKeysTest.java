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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The keys of all accounts, for those who look after them. */
@RunsOnPackagedServer
@RunsInBrowser
final class AllKeysTest {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK).withZone(ZoneOffset.UTC);

  private final Browser browser;
  private final Portal portal;
  private final Administration administration;
  private final OtherSession administrator;

  /** Stands in the purposes of one test's keys, and in no others. */
  private final String mark = "mark" + NEXT.incrementAndGet() + "x";

  AllKeysTest(Browser browser, PackagedServer server) {
    this.browser = browser;
    this.portal = new Portal(browser, server);
    this.administration = Administration.of(server);
    this.administrator =
        OtherSession.open(server, PackagedServer.ADMINISTRATOR, server.administratorPassword());
  }

  @Test
  void keys_are_found_by_when_they_end() {
    keysOfEveryEnd();
    openMarked();
    awaitKeys("expired", "far", "near", "never", "within");

    browser.field("Expiry").choose("Already expired");
    awaitKeys("expired");
    assertThat(state("expired")).isEqualTo("Expired");
    browser.field("Expiry").choose("Never expires");
    awaitKeys("never");
    assertThat(state("never")).isEqualTo("Never ends");
    browser.field("Expiry").choose("Expires within 7 days");
    awaitKeys("near");
    assertThat(state("near")).isEqualTo("Ends soon");
    browser.field("Expiry").choose("Expires within 90 days");
    awaitKeys("near", "within");
    assertThat(state("within")).isEqualTo("Active");

    browser.reload();
    awaitKeys("near", "within");
    assertThat(browser.field("Search by purpose").value()).isEqualTo(mark);
    browser.field("Search by purpose").fill(mark + " n");
    awaitKeys("near");
    browser.field("Search by purpose").fill(mark + " nothing");
    browser.awaitText("Nothing matches");
    browser.button("Show all").click();
    browser.field("Expiry").awaitValue("");
  }

  @Test
  void the_chart_counts_by_month_what_is_searched_for_and_leads_to_the_keys() {
    var within = keysOfEveryEnd();
    openMarked();
    browser.button("Already expired: 1").awaitThere();

    browser.button("Never expire: 1").click();
    awaitKeys("never");
    assertThat(browser.field("Expiry").value()).isEqualTo("never");
    assertThat(browser.button("Never expire: 1").attribute("aria-pressed")).contains("true");
    browser.button("Never expire: 1").click();
    awaitKeys("expired", "far", "near", "never", "within");
    browser.button("Already expired: 1").click();
    awaitKeys("expired");

    browser.button("As a table").click();
    var months = browser.table("Keys by the month in which they expire");
    assertThat(
            months.records().stream()
                .mapToInt(row -> Integer.parseInt(row.getOrDefault("Keys", "0")))
                .sum())
        .isEqualTo(3);
    browser.button("Show the keys of " + MONTH.format(within)).click();
    awaitKeys("within");
    browser.reload();
    awaitKeys("within");
    assertThat(browser.field("Expiry").options()).contains("Expires in " + MONTH.format(within));
    // The bars do the same for the mouse.
    browser.part(".chosen-bar .bar-count").click();
    awaitKeys("expired", "far", "near", "never", "within");
  }

  @Test
  void keys_are_sorted_by_the_server_and_the_order_outlives_a_reload() {
    var first = account("aa");
    var last = account("bb");
    key(last, "one", days(30));
    key(first, "two", days(60));
    key(last, "three", days(10));
    openMarked();
    browser.await("the newest first", () -> keys().equals(List.of("three", "two", "one")));

    browser.button("Expires").click();
    browser.await("what ends first", () -> keys().equals(List.of("three", "one", "two")));
    browser.button("Expires").click();
    browser.await("what ends last", () -> keys().equals(List.of("two", "one", "three")));
    browser.button("Owner").click();
    browser.await("order by owner", () -> keys().indexOf("two") == 0);
    browser.button("Purpose").click();
    browser.await("order by purpose", () -> keys().equals(List.of("one", "three", "two")));
    browser.reload();
    browser.await("the same order", () -> keys().equals(List.of("one", "three", "two")));
    browser.button("Last used").click();
    browser.await("an order by use", () -> browser.path().contains("sort=LastUsed"));
    awaitKeys("one", "three", "two");
  }

  @Test
  void the_keys_of_one_owner_are_found_by_the_name_of_the_owner() {
    var one = account("owner");
    var other = account("another");
    key(one, "of one", days(30));
    key(other, "of another", days(30));
    openMarked();
    awaitKeys("of another", "of one");

    portal.pick("Owner", Json.text(one, "DisplayName"));
    awaitKeys("of one");
    assertThat(row("of one").get("Owner"))
        .isEqualTo(
            Json.text(one, "DisplayName") + " Service account " + Json.text(one, "Username"));
    browser.awaitText("Already expired: 0");
    browser.reload();
    awaitKeys("of one");
    browser.field("Owner").awaitValue(Json.text(one, "DisplayName"));
    browser.link(Json.text(one, "DisplayName")).click();
    browser.awaitTitle("User – Keyden");
    browser.back();
    awaitKeys("of one");
    browser.field("Owner").fill("");
    awaitKeys("of another", "of one");
  }

  @Test
  void a_key_is_revoked_here_after_a_question_and_counted_no_more() {
    var owner = account("owner");
    var end = days(30);
    key(owner, "kept", end);
    var secret = key(owner, "leaked", end);
    openMarked();
    awaitKeys("kept", "leaked");
    browser.button("As a table").click();
    var months = browser.table("Keys by the month in which they expire");
    assertThat(months.records()).extracting(row -> row.get("Keys")).containsExactly("2");

    browser.button("Revoke " + mark + " leaked").click();
    browser
        .dialog("Revoke “" + mark + " leaked”?")
        .awaitText("The key of " + Json.text(owner, "DisplayName") + " " + secret.substring(0, 7));
    browser.dialog().button("Keep key").click();
    browser.dialog().awaitGone();
    assertThat(administration.statusWith(secret)).isEqualTo(200);
    browser.button("Revoke " + mark + " leaked").click();
    browser.dialog().button("Revoke key").click();

    browser.awaitText("“" + mark + " leaked” was revoked.");
    awaitKeys("kept");
    browser.await(
        "a chart of the key that is left", () -> months.records().getFirst().containsValue("1"));
    assertThat(administration.statusWith(secret)).isEqualTo(401);
    assertThat(administration.keysOf(Json.text(owner, "Id"))).hasSize(1);
  }

  @Test
  void keys_of_disabled_owners_and_of_people_are_told_apart() {
    var disabled = account("disabled");
    key(disabled, "of the disabled", days(100));
    portal.disable(disabled);
    var person = portal.person();
    var secret = portal.elsewhere(person).createKey(mark + " of a person");
    openMarked();

    awaitKeys("of a person", "of the disabled");
    assertThat(state("of the disabled")).isEqualTo("Owner disabled");
    assertThat(row("of the disabled").get("Owner")).contains("Disabled");
    assertThat(state("of a person")).isEqualTo("Active");
    assertThat(row("of a person").get("Owner")).doesNotContain("Service account");
    assertThat(row("of a person").get("Purpose")).endsWith(secret.substring(0, 7) + "•••");
    assertThat(row("of a person").get("Last used")).isEqualTo("never");
    browser.assertNowhere(secret);
  }

  @Test
  void nobody_else_sees_whose_keys_there_are() {
    var manager = portal.personWith("UserView", "UserEdit");
    portal.signIn(Json.text(manager, "Username"), Portal.PASSWORD);
    browser.expectConsole("status of 403");

    browser.link("Configuration").click();
    browser.awaitTitle("Users – Keyden");
    assertThat(browser.link("API keys").isThere()).isFalse();
    portal.goTo("/configuration/apiKeys", "API keys");

    browser.alert().awaitText("AdministerSystem");
    assertThat(browser.find(Kind.TABLE, "API keys of all users").isThere()).isFalse();
    assertThat(browser.names(Kind.BUTTON)).noneMatch(name -> name.startsWith("Never expire"));
  }

  /**
   * Keys that end at all sorts of times.
   *
   * @return when the one called "within" ends
   */
  private Instant keysOfEveryEnd() {
    var owner = account("owner");
    var within = days(70);
    var expired = key(owner, "expired", Instant.now().plusSeconds(3));
    key(owner, "near", days(5));
    key(owner, "within", within);
    key(owner, "far", days(300));
    limit(null);
    try {
      key(owner, "never", null);
    } finally {
      limit(366);
    }
    browser.await("the end of a key", () -> administration.statusWith(expired) == 401);
    return within;
  }

  private void limit(@Nullable Integer days) {
    var settings = Json.object();
    settings.put("ApiKeyMaxExpiryDays", days);
    administration.put("/api/configuration/authentication/values", settings).expect(200);
  }

  private JsonNode account(String name) {
    return administration.createServiceAccount(mark + "-" + name);
  }

  private String key(JsonNode owner, String purpose, @Nullable Instant expires) {
    var key = Json.object(Map.of("Purpose", mark + " " + purpose));
    key.put("Expires", expires == null ? null : expires.toString());
    return administrator.createKey(Json.text(owner, "Id"), key);
  }

  private static Instant days(int days) {
    return Instant.now().plus(days, ChronoUnit.DAYS);
  }

  /** Opens the page of all keys and searches for those of this test. */
  private void openMarked() {
    portal.signInAsAdministrator();
    browser.link("Configuration").click();
    browser.awaitTitle("Users – Keyden");
    browser.link("API keys").click();
    browser.awaitTitle("API keys – Keyden");
    browser.field("Search by purpose").fill(mark);
  }

  private Table table() {
    return browser.table("API keys of all users");
  }

  /** Waits until these keys of the test are shown, in whatever order, and no others. */
  private void awaitKeys(String... purposes) {
    browser.await(
        "the keys " + List.of(purposes),
        () -> keys().stream().sorted().toList().equals(List.of(purposes)));
  }

  /** The purposes that are shown, without the mark. */
  private List<String> keys() {
    return table().records().stream().map(this::purpose).toList();
  }

  /** The first characters of the key stand below it. */
  private String purpose(Map<String, String> row) {
    var text = row.getOrDefault("Purpose", "");
    return text.substring(0, Math.max(0, text.lastIndexOf(' '))).replace(mark + " ", "");
  }

  private Map<String, String> row(String purpose) {
    return table().records().stream()
        .filter(row -> purpose(row).equals(purpose))
        .findFirst()
        .orElseThrow();
  }

  private String state(String purpose) {
    return row(purpose).getOrDefault("State", "");
  }
}
