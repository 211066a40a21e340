package io.keyden.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;

/**
 * A browser as a person uses it, and a witness of what a page does behind their back.
 *
 * <p>As a {@link Region} it is the whole page. Everything that depends on the page waits, ten
 * seconds at most, and a failure says what was looked for and what the page showed, without the
 * secrets that the test knows.
 */
public final class Browser extends Region {
  private static final Pattern KEY = Pattern.compile("API-[A-Z0-9]{8,}");
  private static final Pattern OWN_SCHEMES = Pattern.compile("(about|blob|data|chrome):.*");

  /** The browser looks for it by itself where a page names no icon, and only once for a server. */
  private static final Pattern ICON = Pattern.compile("^https?://[^/ ]+/favicon\\.ico( |$)");

  private static final int SHOWN_CHARACTERS_MAX = 3_000;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;

  /** Where a page can keep a text, apart from what it shows. */
  private static final String KEPT =
      """
      const entries = storage => JSON.stringify(Array.from(storage, (unused, i) =>
          [storage.key(i), storage.getItem(storage.key(i))]));
      const tried = get => { try { return get() || ''; } catch (e) { return ''; } };
      return {
        'the address': tried(() => location.href),
        'the title': tried(() => document.title),
        'the referrer': tried(() => document.referrer),
        'the state of the history': tried(() => JSON.stringify(history.state)),
        'the name of the window': tried(() => window.name),
        'a cookie for scripts': tried(() => document.cookie),
        'localStorage': tried(() => entries(localStorage)),
        'sessionStorage': tried(() => entries(sessionStorage))
      };
      """;

  private static final String SHOWN =
      """
      return {
        'the document': document.documentElement.outerHTML,
        'a field': [...document.querySelectorAll('input, textarea, select')]
            .map(field => field.value).join('\\n')
      };
      """;

  private static final String SETTLED =
      """
      const done = arguments[arguments.length - 1];
      const style = new CSSStyleSheet();
      style.replaceSync('* { caret-color: transparent !important; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
      const ending = document.getAnimations()
          .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
          .map(animation => animation.finished.catch(() => null));
      Promise.all([document.fonts.ready, ...ending])
          .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
      """;

  private static final String CLIPBOARD =
      """
      const done = arguments[arguments.length - 1];
      navigator.clipboard.readText().then(text => done({text}), e => done({fault: String(e)}));
      """;

  private final BrowserProcess process;
  private final Set<String> origins = new LinkedHashSet<>();
  private final List<String> secrets = new ArrayList<>();
  private final List<ConsoleLine> console = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final Map<String, String> features = new LinkedHashMap<>();
  private @Nullable PackagedServer server;
  private @Nullable URI base;
  private Duration patience = Patience.LIMIT;

  Browser(BrowserProcess process) {
    this.process = process;
  }

  /** Forgets the test before: a new tab, nothing known, the size of a desktop. */
  void begin() {
    process.freshTab(origins);
    origins.clear();
    secrets.clear();
    expected.clear();
    features.clear();
    server = null;
    base = null;
    patience = Patience.LIMIT;
    forget();
    desktop();
    command("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
  }

  private void forget() {
    readLogs();
    console.clear();
    requests.clear();
  }

  /** For tests of what happens when patience ends. */
  void patience(Duration limit) {
    patience = limit;
  }

  ChromeDriver driver() {
    return process.driver();
  }

  @Override
  Browser browser() {
    return this;
  }

  @Override
  Optional<Within> within() {
    return Optional.of(new Within(null));
  }

  @Override
  String place() {
    return "";
  }

  // Where it is

  /** Paths are on this server from now on; its secrets are looked for. */
  public void use(PackagedServer other) {
    server = other;
    use(other.address());
  }

  /** Paths are below this address from now on, such as {@code http://127.0.0.1:49152}. */
  public void use(URI address) {
    base = address;
    origins.add(originOf(address.toString()));
  }

  /** Goes to a path such as {@code /app#/users/me/apiKeys} and waits until it is loaded. */
  public void open(String path) {
    if (base == null) {
      throw new IllegalStateException("the browser doesn't know a server; say which by use");
    }
    driver().get(base + path);
  }

  public void reload() {
    driver().navigate().refresh();
  }

  public void back() {
    driver().navigate().back();
  }

  public void forward() {
    driver().navigate().forward();
  }

  /** The whole address. */
  public String address() {
    return driver().getCurrentUrl();
  }

  /** Path, query and fragment of the address: {@code /app#/users/me/apiKeys}. */
  public String path() {
    String address = address();
    String origin = originOf(address);
    return address.startsWith(origin) ? address.substring(origin.length()) : address;
  }

  /** Waits until {@link #path()} is this. */
  public void awaitPath(String path) {
    await("the path " + path, () -> path().equals(path));
  }

  public String title() {
    return driver().getTitle();
  }

  /** Waits for the title. */
  public void awaitTitle(String title) {
    await("the title '" + title + "'", () -> title().equals(title));
  }

  // What it shows

  /** The text that the page shows, lines apart. */
  public String text() {
    return steadily(
        () -> String.valueOf(run("return document.body ? document.body.innerText : ''")));
  }

  /** Waits until the page shows this text; any white space counts as one blank. */
  public void awaitText(String part) {
    await("the text '" + part + "'", () -> flat(text()).contains(flat(part)));
  }

  /** Waits until the page doesn't show this text. */
  public void awaitNoText(String part) {
    await("the end of the text '" + part + "'", () -> !flat(text()).contains(flat(part)));
  }

  /** The thing that has the focus. */
  public PageElement focused() {
    return new PageElement(this, ":focus", "thing with the focus");
  }

  /** Presses keys where the focus is; {@code Keys.chord} holds keys down together. */
  public void press(CharSequence... keys) {
    driver().switchTo().activeElement().sendKeys(keys);
  }

  /** Waits for a condition of the test's own. */
  public void await(String what, BooleanSupplier condition) {
    var _ =
        attempt(
            what,
            () ->
                condition.getAsBoolean()
                    ? new Attempt.Done<>(true)
                    : new Attempt.Missed<>(() -> "not so"));
  }

  // The person and their device

  /** The time zone that scripts see: one with a name, or UTC. */
  public void timeZone(ZoneId zone) {
    // The browser doesn't know Java's name for UTC, which is Z.
    String name = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    command("Emulation.setTimezoneOverride", Map.of("timezoneId", name));
  }

  public void dark() {
    feature("prefers-color-scheme", "dark");
  }

  public void light() {
    feature("prefers-color-scheme", "light");
  }

  public void reducedMotion() {
    feature("prefers-reduced-motion", "reduce");
  }

  private void feature(String name, String value) {
    features.put(name, value);
    List<Map<String, String>> all =
        features.entrySet().stream()
            .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
            .toList();
    command("Emulation.setEmulatedMedia", Map.of("features", all));
  }

  /** 1280 x 900, as each test begins. */
  public void desktop() {
    window(WIDTH, HEIGHT, 1);
  }

  /** A page of that size, in CSS pixels; screenshots have {@code scale} pixels to each of them. */
  public void window(int width, int height, int scale) {
    metrics(width, height, scale, false);
  }

  /** 390 x 844, as on a phone. */
  public void phone() {
    metrics(390, 844, 2, true);
  }

  private void metrics(int width, int height, int scale, boolean mobile) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile));
  }

  /** Requests fail from now on, as without a network; the console will say so. */
  public void goOffline() {
    network(true);
  }

  public void goOnline() {
    network(false);
  }

  private void network(boolean offline) {
    command(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** The text in the clipboard. Only this reading is allowed to the page, not its own. */
  public String clipboard() {
    driver().setPermission("clipboard-read", "granted");
    try {
      Object answer = driver().executeAsyncScript(CLIPBOARD);
      if (answer instanceof Map<?, ?> map && map.get("text") instanceof String text) {
        return text;
      }
      throw failure("the clipboard can't be read: " + answer);
    } finally {
      driver().setPermission("clipboard-read", "prompt");
    }
  }

  /** The file that the action makes the browser download; it is gone after the test. */
  public Path download(Runnable action) {
    Set<Path> before = new HashSet<>(downloads());
    action.run();
    return attempt(
        "a download",
        () ->
            downloads().stream()
                .filter(file -> !before.contains(file))
                .findFirst()
                .<Attempt<Path>>map(Attempt.Done::new)
                .orElseGet(() -> new Attempt.Missed<>(() -> "no new file")));
  }

  private List<Path> downloads() {
    try (Stream<Path> files = Files.list(process.downloads())) {
      // Chromium writes under another name and renames at the end.
      return files
          .filter(file -> !file.getFileName().toString().endsWith(".crdownload"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cookies of this page, those that scripts can't read included. */
  public Set<Cookie> cookies() {
    return driver().manage().getCookies();
  }

  /** Drops all cookies, as when a session has ended elsewhere. */
  public void forgetCookies() {
    driver().manage().deleteAllCookies();
  }

  /** Runs a script's text as the body of a function; for what the page API doesn't have. */
  @CanIgnoreReturnValue
  public @Nullable Object run(String script, @Nullable Object... arguments) {
    return driver().executeScript(script, arguments);
  }

  // What it must not do

  /** The console since the test began. */
  public List<ConsoleLine> console() {
    readLogs();
    return List.copyOf(console);
  }

  /** The addresses that the page has asked since the test began, in order. */
  public List<String> requests() {
    readLogs();
    return List.copyOf(requests);
  }

  /**
   * Says that the test causes errors in the console, which contain this: each refused or failed
   * request is one, such as "status of 401". There must be at least one by the end of the test.
   */
  public void expectConsole(String part) {
    expected.add(part);
  }

  /** Notes a secret of the test, which must not be kept by a page; returns it for chaining. */
  @CanIgnoreReturnValue
  public String remember(String secret) {
    secrets.add(secret);
    return secret;
  }

  /**
   * Fails if the secret stands anywhere: in the document or a field, the address, the history, the
   * storage, a cookie that scripts can read, the console, or the address of a request.
   */
  public void assertNowhere(String secret) {
    remember(secret);
    Map<String, String> all = kept();
    all.putAll(texts(run(SHOWN)));
    List<String> found =
        all.entrySet().stream()
            .filter(place -> place.getValue().contains(secret))
            .map(Map.Entry::getKey)
            .toList();
    if (!found.isEmpty()) {
      throw failure("a secret stands in " + String.join(", ", found));
    }
  }

  /**
   * Fails if axe finds a fault of impact serious or critical against WCAG 2.1, levels A and AA, in
   * what the page shows now.
   */
  public void checkAccessibility() {
    List<String> findings = Accessibility.findings(driver());
    if (!findings.isEmpty()) {
      throw failure("not accessible:\n" + String.join("\n", findings));
    }
  }

  /** Writes what the window shows as a PNG, once fonts are there and movements have ended. */
  public void screenshot(Path file) {
    assertThat(driver().executeAsyncScript(SETTLED)).isEqualTo(true);
    write(file, driver().getScreenshotAs(OutputType.BYTES));
  }

  /** What the test must not have caused, and forgets it; empty is what is hoped for. */
  List<String> takeFaults() {
    readLogs();
    List<String> faults = new ArrayList<>();
    for (ConsoleLine line : console) {
      if (line.error() && expected.stream().noneMatch(line.text()::contains)) {
        faults.add("error in the console: " + line.text());
      }
    }
    for (String part : expected) {
      if (console.stream().noneMatch(line -> line.error() && line.text().contains(part))) {
        faults.add("the expected error is not in the console: " + part);
      }
    }
    for (String request : requests) {
      if (!OWN_SCHEMES.matcher(request).matches() && !origins.contains(originOf(request))) {
        faults.add("request to another host: " + request);
      }
    }
    kept()
        .forEach((place, text) -> {
          if (isSecretIn(text)) {
            faults.add("a secret stands in " + place);
          }
        });
    forget();
    expected.clear();
    return faults.stream().map(this::redacted).toList();
  }

  private boolean isSecretIn(String text) {
    return (server != null && server.hasSecretIn(text))
        || secrets.stream().anyMatch(text::contains);
  }

  private Map<String, String> kept() {
    Map<String, String> kept = texts(run(KEPT));
    kept.put("the history", String.valueOf(command("Page.getNavigationHistory", Map.of())));
    kept.put("the console", String.valueOf(console()));
    kept.put("the address of a request", String.valueOf(requests()));
    return kept;
  }

  private static Map<String, String> texts(@Nullable Object answer) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (answer instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }

  /** Keeps what the page shows in the directory, without the secrets in its texts. */
  void keep(Path directory) {
    try {
      Files.createDirectories(directory);
      keep(directory.resolve("console.txt"), this::summary);
      keep(
          directory.resolve("page.html"),
          () -> String.valueOf(run("return document.documentElement.outerHTML")));
      write(directory.resolve("page.png"), driver().getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (WebDriverException e) {
      // It may be the browser that failed; the test's own error is what must be seen.
      System.err.println("the browser can't show its page: " + firstLine(e));
    }
  }

  private void keep(Path file, Supplier<String> text) {
    write(file, redacted(text.get()).getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] content) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Patience

  /** Tries until it works; what a page in motion makes fail is tried again. */
  <T> T attempt(String sought, Supplier<Attempt<T>> action) {
    List<Supplier<String>> last = new ArrayList<>();
    return Patience.value(
        patience,
        () -> {
          last.clear();
          try {
            return switch (action.get()) {
              case Attempt.Done<T> done -> Optional.of(done.result());
              case Attempt.Missed<T> missed -> {
                last.add(missed.why());
                yield Optional.empty();
              }
            };
          } catch (NoSuchSessionException | NoSuchWindowException e) {
            throw new AssertionError("the browser is gone", e);
          } catch (WebDriverException e) {
            last.add(() -> firstLine(e));
            return Optional.empty();
          }
        },
        () -> failure(sought + " did not come within " + patience + ": " + last.getFirst().get()));
  }

  /** Asks again where the page has exchanged an element in between. */
  <T> T steadily(Supplier<T> question) {
    return attempt("a page at rest", () -> new Attempt.Done<>(question.get()));
  }

  /** An error that says what the page shows. */
  AssertionError failure(String message) {
    String shown;
    try {
      shown = summary();
    } catch (WebDriverException | AssertionError e) {
      shown = "and the page doesn't answer";
    }
    return new AssertionError(redacted(message + "\n" + shown));
  }

  private String summary() {
    String text = String.valueOf(run("return document.body ? document.body.innerText : ''"));
    StringBuilder summary = new StringBuilder("address: ").append(address()).append('\n');
    console().forEach(line -> summary.append("console: ").append(line).append('\n'));
    return summary
        .append("text:\n")
        .append(text, 0, Math.min(text.length(), SHOWN_CHARACTERS_MAX))
        .toString();
  }

  private String redacted(String text) {
    String clean = server == null ? text : server.redacted(text);
    for (String secret : secrets) {
      clean = clean.replace(secret, "(redacted)");
    }
    return KEY.matcher(clean).replaceAll("API-(redacted)");
  }

  private static String firstLine(WebDriverException e) {
    return String.valueOf(e.getRawMessage()).lines().findFirst().orElse("");
  }

  private Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver().executeCdpCommand(name, parameters);
  }

  private void readLogs() {
    for (LogEntry entry : driver().manage().logs().get(LogType.BROWSER)) {
      if (!ICON.matcher(entry.getMessage()).find()) {
        boolean error = entry.getLevel().intValue() >= Level.SEVERE.intValue();
        console.add(new ConsoleLine(error, entry.getMessage()));
      }
    }
    for (LogEntry entry : driver().manage().logs().get(LogType.PERFORMANCE)) {
      requestIn(entry.getMessage())
          .filter(address -> !ICON.matcher(address).find())
          .ifPresent(requests::add);
    }
  }

  private static Optional<String> requestIn(String entry) {
    JsonNode message = Json.parse(entry.getBytes(StandardCharsets.UTF_8)).path("message");
    JsonNode parameters = message.path("params");
    return switch (message.path("method").asString("")) {
      case "Network.requestWillBeSent" ->
          Optional.of(parameters.path("request").path("url").asString(""));
      case "Network.webSocketCreated" -> Optional.of(parameters.path("url").asString(""));
      default -> Optional.empty();
    };
  }

  private static String originOf(String address) {
    int host = address.indexOf("://");
    if (host < 0) {
      return address;
    }
    String rest = address.substring(host + 3);
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return address.substring(0, host + 3 + end);
  }
}
