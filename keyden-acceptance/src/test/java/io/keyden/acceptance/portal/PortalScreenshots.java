package io.keyden.acceptance.portal;

import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Makes the pictures of the documents anew; {@code scripts/portal-screenshots.sh} runs it. Names
 * and data are fixed, so that a picture changes only with the page.
 */
@RunsOnPackagedServer
@RunsInBrowser
@Tag("screenshots")
class PortalScreenshots {
  private final Browser browser;

  PortalScreenshots(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void set_the_stage() {
    browser.window(1280, 800, 1);
    browser.timeZone(ZoneOffset.UTC);
    browser.light();
    browser.reducedMotion();
  }

  @Test
  void welcome() {
    browser.open("/app");

    picture("welcome");
  }

  private void picture(String name) {
    browser.screenshot(
        PackagedServer.repositoryRoot().resolve("docs/images").resolve(name + ".png"));
  }
}
