package io.keyden.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page does behind the back of its user is seen at the end of each test. */
@RunsInBrowser
class WitnessTest {
  private static final String SECRET = "Pw-planted0secret";

  private final Browser browser;
  private final Pages pages = new Pages();

  WitnessTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void use_the_pages() {
    browser.use(pages.address());
  }

  @AfterEach
  void close_the_pages() {
    pages.close();
  }

  private void show(String body) {
    pages.put("/page", body);
    browser.open("/page");
  }

  @Test
  void page_without_faults_has_none() {
    show("<h1>Keys</h1><script>console.warn('only a warning')</script>");

    assertThat(browser.console()).hasSize(1).noneMatch(ConsoleLine::error);
    assertThat(browser.requests()).containsExactly(pages.address() + "/page");
    assertThat(browser.takeFaults()).isEmpty();
  }

  @Test
  void error_in_the_console_is_a_fault() {
    show(
        "<script>console.error('planted'); setTimeout(() => { throw new Error('thrown') })</script>");
    browser.await("two errors", () -> browser.console().size() == 2);

    assertThat(browser.takeFaults())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("error in the console:").contains("planted"),
            second -> assertThat(second).contains("thrown"));
  }

  @Test
  void violation_of_the_content_security_policy_is_a_fault() {
    pages.put(
        "/page",
        "<script>document.title = 'ran'</script>",
        Map.of("Content-Security-Policy", "default-src 'none'"));
    browser.open("/page");

    assertThat(browser.takeFaults())
        .singleElement()
        .asString()
        .contains("Content Security Policy", "default-src 'none'");
    assertThat(browser.title()).isEqualTo("A page");
  }

  @Test
  void announced_error_is_no_fault_and_its_absence_is() {
    show("<script>fetch('/missing')</script>");
    browser.expectConsole("status of 404");
    browser.await("the error", () -> !browser.console().isEmpty());

    assertThat(browser.takeFaults()).isEmpty();
    browser.expectConsole("status of 404");
    assertThat(browser.takeFaults())
        .containsExactly("the expected error is not in the console: status of 404");
  }

  @Test
  void request_to_another_host_is_a_fault_and_does_not_get_there() {
    try (Pages other = new Pages()) {
      show(
          "<img src='http://fonts.example/a.png' onerror='document.title = `failed`'><img src='"
              + other.address()
              + "/b.png'>");
      browser.awaitTitle("failed");
      browser.expectConsole("ERR_NAME_NOT_RESOLVED");
      browser.expectConsole("404");

      assertThat(browser.takeFaults())
          .containsExactlyInAnyOrder(
              "request to another host: http://fonts.example/a.png",
              "request to another host: " + other.address() + "/b.png");
    }
  }

  @Test
  void secret_that_is_kept_is_a_fault_and_is_not_told() {
    browser.remember(SECRET);
    show(
        "<script>localStorage.setItem('key', '"
            + SECRET
            + "'); sessionStorage.setItem('"
            + SECRET
            + "', '1'); document.cookie = 'a="
            + SECRET
            + "'; history.pushState('"
            + SECRET
            + "', '', '#"
            + SECRET
            + "'); history.pushState(null, '', '#clean'); fetch('/page?"
            + SECRET
            + "'); console.log('"
            + SECRET
            + "')</script>");
    browser.await("the log", () -> !browser.console().isEmpty());

    assertThat(browser.takeFaults())
        .containsExactlyInAnyOrder(
            "a secret stands in localStorage",
            "a secret stands in sessionStorage",
            "a secret stands in a cookie for scripts",
            "a secret stands in the history",
            "a secret stands in the address of a request",
            "a secret stands in the console");
    browser.begin();
  }

  @Test
  void secret_that_is_shown_is_found_and_is_not_told() {
    show("<input id='f'><div hidden title='" + SECRET + "'></div>");
    browser.run("document.getElementById('f').value = arguments[0]", SECRET);

    assertThatThrownBy(() -> browser.assertNowhere(SECRET))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("a secret stands in", "the document", "a field")
        .hasMessageNotContaining(SECRET);
    browser.assertNowhere("Pw-another");
    assertThat(browser.takeFaults()).isEmpty();
  }

  @Test
  void what_a_failed_test_keeps_has_no_secret(@TempDir Path directory) {
    browser.remember(SECRET);
    show("<p>before " + SECRET + " API-ABCDEFGHIJKLMNOPQRSTUVWXYZ after</p>");

    browser.keep(directory);

    assertThat(directory.resolve("page.html"))
        .content()
        .contains("before (redacted) API-(redacted) after");
    assertThat(directory.resolve("console.txt"))
        .content()
        .contains("/page", "before (redacted) API-(redacted) after");
    assertThat(directory.resolve("page.png")).isNotEmptyFile();
  }

  @Test
  void offline_browser_gets_nothing() {
    show("<button onclick='fetch(`/page`).catch(() => document.title = `offline`)'>Try</button>");
    browser.expectConsole("ERR_INTERNET_DISCONNECTED");

    browser.goOffline();
    browser.button("Try").click();
    browser.awaitTitle("offline");
    browser.goOnline();
    browser.reload();

    assertThat(browser.title()).isEqualTo("A page");
  }
}
