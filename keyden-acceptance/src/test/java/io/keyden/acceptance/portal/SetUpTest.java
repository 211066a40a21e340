package io.keyden.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.browser.Browser;
import io.keyden.acceptance.browser.RunsInBrowser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first start of a server that was told of no administrator. */
@RunsInBrowser
final class SetUpTest {
  private static final Pattern CODE = Pattern.compile("set-up code +(\\S+)");

  private static PackagedServer server;

  private final Browser browser;

  SetUpTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeAll
  static void start() {
    server = PackagedServer.setup().withoutAdministrator().start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_first_visitor_with_the_code_of_the_server_makes_the_administrator_and_nobody_else_can() {
    browser.use(server);
    browser.expectConsole("status of 400");
    browser.open("/");

    browser.awaitTitle("Set up – Keyden");
    browser.reducedMotion();
    browser.field("Set-up code").awaitThere();
    browser.checkAccessibility();
    browser.dark();
    browser.checkAccessibility();
    fill("WRONG-CODE-OF-SOMEBODY");
    browser.awaitText("The set-up code is not right");
    assertThat(browser.field("Set-up code").attribute("aria-invalid")).contains("true");

    fill(code());
    browser.awaitTitle("My API keys – Keyden");
    browser.link("Configuration").click();
    browser.awaitTitle("Users – Keyden");
    browser.awaitText("Create user");

    browser.forgetCookies();
    browser.open("/app?again#/setup");
    browser.awaitTitle("Sign in – Keyden");
  }

  private void fill(String code) {
    browser.field("Set-up code").fill(code);
    browser.field("User name").fill("first");
    browser.field("Password").fill(Portal.PASSWORD);
    browser.field("Password, again").fill(Portal.PASSWORD);
    browser.button("Create the administrator").click();
  }

  private static String code() {
    var found = CODE.matcher(server.output());
    assertThat(found.find()).as("a code in %s", server.output()).isTrue();
    return found.group(1);
  }
}
