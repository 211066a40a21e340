package io.keyden.acceptance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * One chromedriver with one headless Chromium, with a directory of their own for all they write.
 * Both end with {@link #close()}, and with the JVM at the latest.
 */
final class BrowserProcess implements AutoCloseable {
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** Warns at each start that it has no classes for this browser's protocol; none are used. */
  private static final Logger PROTOCOL_VERSIONS =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  private final Path driverProgram;
  private final Path browserProgram;
  private final Browser browser = new Browser(this);
  private @Nullable Running running;

  BrowserProcess(Path driverProgram, Path browserProgram) {
    this.driverProgram = driverProgram;
    this.browserProgram = browserProgram;
    PROTOCOL_VERSIONS.setLevel(Level.SEVERE);
  }

  /** The page API on this browser; one for its whole life. */
  Browser browser() {
    return browser;
  }

  /** Where downloads go. */
  Path downloads() {
    return running().directory.resolve("downloads");
  }

  ChromeDriver driver() {
    return running().driver;
  }

  private Running running() {
    if (running == null) {
      running = new Running(driverProgram, browserProgram);
    }
    return running;
  }

  /** chromedriver, the browser and all processes below them that are alive. */
  List<ProcessHandle> processes() {
    return running == null ? List.of() : running.processes();
  }

  /** All that they write lies below. */
  Path directory() {
    return running().directory;
  }

  /**
   * Leaves one new, empty tab: no history, cookies, cache, permissions; and no storage of the
   * origins that were visited. A browser that a test has broken is replaced.
   */
  void freshTab(Set<String> origins) {
    try {
      freshTab(running(), origins);
    } catch (WebDriverException e) {
      close();
      freshTab(running(), origins);
    }
  }

  private static void freshTab(Running running, Set<String> origins) {
    ChromeDriver driver = running.driver;
    Set<String> old = driver.getWindowHandles();
    driver.switchTo().window(old.iterator().next());
    driver.switchTo().newWindow(WindowType.TAB);
    String fresh = driver.getWindowHandle();
    for (String handle : old) {
      driver.switchTo().window(handle);
      driver.close();
    }
    driver.switchTo().window(fresh);
    // After the old pages are gone, so that they can't write anew.
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    for (String origin : origins) {
      driver.executeCdpCommand(
          "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
    }
    driver.executeCdpCommand("Browser.resetPermissions", Map.of());
    emptyDirectory(running.directory.resolve("downloads"));
  }

  @Override
  public void close() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  private static final class Running {
    private final Path directory = newDirectory();
    private final ChromeDriverService service;
    private final List<ProcessHandle> driverProcesses;
    private final ChromeDriver driver;
    private final Thread hook = new Thread(this::kill, "browser-end");

    Running(Path driverProgram, Path browserProgram) {
      Set<Long> before =
          ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
      service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(driverProgram.toFile())
              .usingAnyFreePort()
              .withLogFile(directory.resolve("chromedriver.log").toFile())
              .withEnvironment(
                  Map.of(
                      "HOME", directory.toString(),
                      "TMPDIR", directory.toString()))
              .build();
      try {
        service.start();
        driverProcesses =
            ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child.pid()))
                .filter(child ->
                    child
                        .info()
                        .command()
                        .filter(command -> command.endsWith("chromedriver"))
                        .isPresent())
                .toList();
        Runtime.getRuntime().addShutdownHook(hook);
        driver = new ChromeDriver(service, options(browserProgram, directory));
      } catch (IOException e) {
        throw new UncheckedIOException("chromedriver can't be started", e);
      } catch (WebDriverException e) {
        String log = log();
        service.stop();
        throw new AssertionError("the browser can't be started: " + log, e);
      }
      driver.manage().timeouts().pageLoadTimeout(PAGE_LIMIT).scriptTimeout(PAGE_LIMIT);
    }

    private static ChromeOptions options(Path browserProgram, Path directory) {
      ChromeOptions options = new ChromeOptions();
      options.setBinary(browserProgram.toFile());
      options.addArguments(
          "--headless=new",
          "--user-data-dir=" + directory.resolve("profile"),
          "--window-size=1280,900",
          "--force-color-profile=srgb",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-crash-reporter",
          "--disable-breakpad",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-domain-reliability",
          "--disable-extensions",
          "--disable-sync",
          "--no-first-run",
          "--no-pings",
          // Nothing but loopback resolves: what a page wants elsewhere fails, and is reported.
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost");
      if (isRoot(directory)) {
        // Chromium refuses to start its sandbox as root, as containers often run.
        options.addArguments("--no-sandbox");
      }
      options.setExperimentalOption(
          "prefs",
          Map.of(
              "intl.accept_languages", "en-GB,en",
              "download.default_directory", directory.resolve("downloads").toString(),
              "download.prompt_for_download", false,
              // Else links would keep the colour of visited ones from test to test.
              "history.saving_disabled", true,
              "credentials_enable_service", false,
              "profile.password_manager_enabled", false,
              "profile.password_manager_leak_detection", false));
      options.setExperimentalOption(
          "perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
      LoggingPreferences logs = new LoggingPreferences();
      logs.enable(LogType.BROWSER, Level.ALL);
      logs.enable(LogType.PERFORMANCE, Level.ALL);
      options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
      return options;
    }

    private static boolean isRoot(Path ours) {
      try {
        return Files.getOwner(ours).getName().equals("root");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String log() {
      try {
        return Files.readString(directory.resolve("chromedriver.log"));
      } catch (IOException e) {
        return "it left no log";
      }
    }

    List<ProcessHandle> processes() {
      return driverProcesses.stream()
          .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
          .filter(ProcessHandle::isAlive)
          .toList();
    }

    /** Asks the browser to end, then ends what is left. */
    void stop() {
      List<ProcessHandle> all = processes();
      try {
        driver.quit();
      } catch (WebDriverException e) {
        // It is broken, and is ended by force below.
      }
      service.stop();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(Running::awaitEnd);
      deleteDirectory(directory);
      Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void kill() {
      List<ProcessHandle> all = processes();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(Running::awaitEnd);
      deleteDirectory(directory);
    }

    private static void awaitEnd(ProcessHandle process) {
      process
          .onExit()
          .completeOnTimeout(process, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
  }

  private static Path newDirectory() {
    try {
      Path directory = Files.createTempDirectory("keyden-browser-");
      Files.createDirectory(directory.resolve("downloads"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void emptyDirectory(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * With all below, if it is there; tries again where a process that is just ending has written
   * once more.
   */
  static void deleteDirectory(Path directory) {
    Patience.until(
        () -> deletedAtOnce(directory),
        () -> new AssertionError("the browser's directory can't be deleted: " + directory));
  }

  private static boolean deletedAtOnce(Path directory) {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
