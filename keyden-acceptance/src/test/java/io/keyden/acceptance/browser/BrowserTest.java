package io.keyden.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.acceptance.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What the tests of the portal rest on: things are found as a person finds them. */
@RunsInBrowser
class BrowserTest {
  private final Browser browser;
  private final Pages pages = new Pages();

  BrowserTest(Browser browser) {
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
  void things_are_found_by_the_name_that_a_person_hears() {
    show(
        """
        <label for="a">Purpose</label><input id="a" value="1">
        <label>Days <input value="2"></label>
        <input aria-label="Search" value="3">
        <span id="n">Owner of</span> <span id="m">the key</span>
        <input aria-labelledby="n m" value="4">
        <button aria-label="Revoke"><svg></svg></button>
        <button><img alt="Copy" src="data:,"></button>
        <button hidden>Hidden</button>
        <div aria-hidden="true"><button>Silent</button></div>
        <a href="#x">Next  <b>page</b></a>
        """);

    List<String> values =
        List.of(
            browser.field("Purpose").value(),
            browser.field("Days").value(),
            browser.field("Search").value(),
            browser.field("Owner of the key").value());

    assertThat(values).containsExactly("1", "2", "3", "4");
    assertThat(browser.names(Kind.BUTTON)).containsExactly("Revoke", "Copy");
    browser.link("Next page").click();
    browser.awaitPath("/page#x");
  }

  @Test
  void failure_says_what_was_looked_for_and_what_the_page_showed() {
    show("<h1>Keys</h1><button>New key</button><button>Revoke</button>");
    browser.patience(Duration.ofMillis(100));

    assertThatThrownBy(() -> browser.button("Rotate").click())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "button 'Rotate'", "0 are there", "[New key, Revoke]", "/page", "text:\nKeys");
  }

  @Test
  void two_of_the_same_name_are_not_told_apart_by_chance() {
    show("<button>Revoke</button><button>Revoke</button>");
    browser.patience(Duration.ofMillis(100));

    assertThatThrownBy(() -> browser.button("Revoke").click())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("2 are there");
  }

  @Test
  void disabled_button_is_waited_for() {
    show(
        """
        <button id="b" disabled onclick="document.title = 'done'">Create</button>
        <script>setTimeout(() => document.getElementById('b').disabled = false, 150)</script>
        """);

    browser.button("Create").click();

    browser.awaitTitle("done");
  }

  @Test
  void element_that_is_exchanged_again_and_again_is_clicked_in_the_end() {
    show(
        """
        <div id="d"></div><p id="p"></p>
        <script>
          const button =
            '<button onclick="document.getElementById(`p`).textContent = `clicked`">Go</button>';
          const exchange = setInterval(() => document.getElementById('d').innerHTML = button, 5);
          setTimeout(() => clearInterval(exchange), 700);
        </script>
        """);

    browser.button("Go").click();

    browser.awaitText("clicked");
  }

  @Test
  void open_dialog_hides_what_lies_behind_it() {
    show(
        """
        <button onclick="document.querySelector('dialog').showModal()">Revoke</button>
        <p role="status">one key</p>
        <dialog aria-label="Sure?"><button onclick="this.closest('dialog').close()">Revoke</button>
        </dialog>
        """);
    browser.button("Revoke").click();

    List<String> buttons = browser.names(Kind.BUTTON);
    String status = browser.status().text();
    browser.dialog("Sure?").button("Revoke").click();

    assertThat(buttons).containsExactly("Revoke");
    assertThat(status).isEqualTo("one key");
    browser.dialog().awaitGone();
    assertThat(browser.dialog().isThere()).isFalse();
  }

  @Test
  void fields_of_all_kinds_are_filled() {
    show(
        """
        <label>Purpose <input value="old text"></label>
        <label>Notes <textarea></textarea></label>
        <label>Expires <input type="date" oninput="document.title = this.value"></label>
        <label>Role <select><option>Reader</option><option value="w">Writer of keys</option>
        </select></label>
        <label><input type="checkbox"> Read only</label>
        """);

    browser.field("Purpose").fill("new");
    browser.field("Notes").fill("a");
    browser.field("Notes").type("b", Keys.ENTER, "c");
    browser.field("Expires").fill("2026-12-31");
    browser.field("Role").choose("Writer of keys");
    browser.field("Read only").check();

    assertThat(browser.field("Purpose").value()).isEqualTo("new");
    assertThat(browser.field("Notes").value()).isEqualTo("ab\nc");
    assertThat(browser.field("Expires").value()).isEqualTo("2026-12-31");
    assertThat(browser.title()).isEqualTo("2026-12-31");
    assertThat(browser.field("Role").value()).isEqualTo("w");
    assertThat(browser.field("Role").options()).containsExactly("Reader", "Writer of keys");
    assertThat(browser.field("Read only").isChecked()).isTrue();
  }

  @Test
  void table_is_read_by_rows_and_headers() {
    show(
        """
        <table><thead><tr><th>Purpose</th><th>Expires</th><th></th></tr></thead>
        <tbody>
        <tr><td>ci</td><td>never</td><td><button>Revoke</button></td></tr>
        <tr><td>ci nightly</td><td>in 3 days</td>
          <td><button onclick="this.closest('tr').remove()">Revoke</button></td></tr>
        </tbody></table>
        """);

    List<Map<String, String>> records = browser.table().records();
    browser.table().row("ci nightly").button("Revoke").click();

    assertThat(browser.table().headers()).containsExactly("Purpose", "Expires", "");
    assertThat(records).extracting("Purpose").containsExactly("ci", "ci nightly");
    browser.table().awaitRows(1);
    assertThat(browser.table().rows()).containsExactly(List.of("ci", "never", "Revoke"));
  }

  @Test
  void keys_go_where_the_focus_is() {
    show("<button>One</button><button onclick=\"document.title = 'two'\">Two</button>");

    browser.press(Keys.TAB);
    String first = browser.focused().name();
    browser.press(Keys.TAB);
    browser.press(Keys.ENTER);

    assertThat(first).isEqualTo("One");
    assertThat(browser.button("Two").hasFocus()).isTrue();
    browser.awaitTitle("two");
  }

  @Test
  void person_and_device_can_be_chosen() {
    show("<p>plain</p>");

    Object before = browser.run("return [innerWidth, innerHeight, navigator.language]");
    browser.timeZone(ZoneId.of("America/New_York"));
    browser.dark();
    browser.reducedMotion();
    browser.phone();

    assertThat(before).isEqualTo(List.of(1280L, 900L, "en-GB"));
    assertThat(
            browser.run(
                """
                return [innerWidth, innerHeight,
                  new Date('2026-07-01T12:00:00Z').getHours(),
                  matchMedia('(prefers-color-scheme: dark)').matches,
                  matchMedia('(prefers-reduced-motion: reduce)').matches,
                  new Date('2026-07-01T12:00:00Z').toLocaleDateString()];
                """))
        .isEqualTo(List.of(390L, 844L, 8L, true, true, "01/07/2026"));
  }

  @Test
  void clipboard_and_downloads_are_read() throws IOException {
    show(
        """
        <button onclick="navigator.clipboard.writeText('copied text')">Copy</button>
        <a download="keys.csv" href="data:text/csv,a,b">Export</a>
        """);

    browser.button("Copy").click();
    Path file = browser.download(() -> browser.link("Export").click());

    assertThat(browser.clipboard()).isEqualTo("copied text");
    assertThat(file).hasFileName("keys.csv").hasContent("a,b");
  }

  @Test
  void each_test_begins_without_what_the_one_before_has_left() {
    show(
        """
        <script>
          localStorage.setItem('a', '1');
          sessionStorage.setItem('a', '1');
          document.cookie = 'a=1; max-age=1000';
        </script>
        """);
    browser.dark();
    browser.run("location.hash = 'second'");

    browser.begin();
    browser.use(pages.address());
    pages.put("/empty", "");
    browser.open("/empty");

    assertThat(
            browser.run(
                """
                return [localStorage.length, sessionStorage.length, document.cookie,
                    matchMedia('(prefers-color-scheme: dark)').matches];
                """))
        .isEqualTo(List.of(0L, 0L, "", false));
    assertThat(browser.driver().getWindowHandles()).hasSize(1);
  }

  @Test
  void fault_of_accessibility_is_found() {
    show(
        "<main><h1>Keys</h1><img src='data:,'><p style='color: #aaa; background: #fff'>pale</p>"
            + "</main>");

    assertThatThrownBy(browser::checkAccessibility)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("critical image-alt: img", "serious color-contrast: p", "pale");
    show("<main><h1>Keys</h1><p>clear</p></main>");
    browser.checkAccessibility();
  }

  @Test
  void screenshot_is_a_picture_of_the_window(@TempDir Path directory) throws IOException {
    show("<h1>Keys</h1>");
    browser.window(400, 300, 2);

    browser.screenshot(directory.resolve("images/keys.png"));

    byte[] png = Files.readAllBytes(directory.resolve("images/keys.png"));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)))
        .satisfies(image -> assertThat(image.getWidth()).isEqualTo(800))
        .satisfies(image -> assertThat(image.getHeight()).isEqualTo(600));
  }

  @Test
  void browser_ends_whole_and_leaves_no_file() {
    Path driver = Path.of(Program.require("chromedriver"));
    Path program = Path.of(Program.require("chromium"));
    BrowserProcess second = new BrowserProcess(driver, program);
    second.browser().begin();
    List<ProcessHandle> processes = second.processes();
    Path directory = second.directory();

    second.close();

    assertThat(processes).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
    assertThat(directory).doesNotExist();
  }
}
