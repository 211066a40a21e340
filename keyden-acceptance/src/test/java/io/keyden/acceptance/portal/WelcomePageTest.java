package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.RunsInBrowser;
import org.junit.jupiter.api.Test;

/** The page that greets whoever opens the server's address. */
@RunsOnPackagedServer
@RunsInBrowser
class WelcomePageTest {
  private final Browser browser;

  WelcomePageTest(Browser browser) {
    this.browser = browser;
  }

  @Test
  void page_says_what_runs_and_where_its_interface_begins() {
    browser.open("/app");

    String heading = browser.heading().text();
    browser.link("The root document").click();

    assertThat(heading).isEqualTo("Keyden is running");
    browser.awaitPath("/api");
  }

  @Test
  void page_can_be_read_by_everyone_in_light_and_dark() {
    browser.open("/app");

    browser.checkAccessibility();
    browser.dark();
    browser.checkAccessibility();
  }

  @Test
  void page_fits_the_width_of_a_phone() {
    browser.phone();

    browser.open("/app");

    assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
  }
}
