package io.keyden.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the portal, as far as they can be judged without a browser. */
final class PortalFilesTest {
  private static final Path SOURCES = Path.of("src/main/resources/io/keyden/portal");
  private static final Path BUILT = Path.of("target/classes/io/keyden/portal");
  private static final Path LIST = SOURCES.resolve("files.txt");
  private static final Pattern IMPORTED =
      Pattern.compile("(?:from|import)\\s*\\(?\\s*\"([^\"]+)\"");
  private static final Pattern STYLE_ADDRESS = Pattern.compile("url\\(\"([^\"]+)\"\\)");

  @Test
  void the_list_names_each_file_that_a_browser_may_get() throws IOException {
    var there = new StringBuilder();
    for (var path : files(BUILT)) {
      if (!path.endsWith(".class") && !path.equals("files.txt")) {
        there.append(path).append('\n');
      }
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(LIST, there);
    }

    assertThat(Files.readString(LIST))
        .as(
            "a new file of the portal is listed by -Dkeyden.test.jvm-arguments=-Dgolden.rewrite=true")
        .isEqualTo(there.toString());
  }

  @Test
  void every_import_leads_to_a_file() throws IOException {
    for (var path : ownScripts()) {
      for (var name : found(IMPORTED, SOURCES.resolve(path))) {
        var target =
            name.startsWith(".")
                ? SOURCES.resolve(path).resolveSibling(name)
                : BUILT.resolve("vendor").resolve(name.equals("lit") ? "lit/index.js" : name);

        assertThat(target.normalize()).as("imported by %s", path).exists();
      }
    }
  }

  @Test
  void every_picture_of_the_style_sheet_is_there() throws IOException {
    for (var name : found(STYLE_ADDRESS, SOURCES.resolve("portal.css"))) {
      assertThat(BUILT.resolve(name)).exists();
    }
  }

  @Test
  void no_script_makes_markup_or_code_of_text() throws IOException {
    for (var path : ownScripts()) {
      assertThat(Files.readString(SOURCES.resolve(path)))
          .as(path)
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
          .doesNotContain("unsafeHTML", "unsafeSVG", "eval(", "new Function", " style=");
    }
  }

  /** Names only: nothing is asked of them, and the policy would not let it. */
  @Test
  void no_page_asks_another_server() throws IOException {
    for (var path : files(SOURCES)) {
      var text =
          Files.readString(SOURCES.resolve(path))
              .replace("http://www.w3.org/2000/svg", "")
              .replace("\"https://token.actions.githubusercontent.com\"", "");

      assertThat(text).as(path).doesNotContainPattern("https?://");
    }
  }

  @Test
  void nothing_but_the_theme_is_kept_in_the_browser() throws IOException {
    for (var path : ownScripts()) {
      var text = Files.readString(SOURCES.resolve(path));
      var kept =
          Pattern.compile("(?:local|session)Storage\\.\\w+\\(\"([^\"]*)\"")
              .matcher(text)
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.toSet());

      assertThat(kept).as(path).isSubsetOf("keyden.theme");
      assertThat(text).as(path).doesNotContain("indexedDB", "document.cookie =");
    }
  }

  @Test
  void the_version_changes_with_the_content_only() {
    assertThat(Portal.load().version()).hasSize(16).isEqualTo(Portal.load().version());
  }

  @Test
  void the_page_names_files_that_are_there() {
    var portal = Portal.load();
    var page = new String(portal.entry().bytes(), java.nio.charset.StandardCharsets.UTF_8);
    var base = "/app/" + portal.version() + "/";

    var named =
        Pattern.compile("\"(" + base + "[^\"]+)\"")
            .matcher(page)
            .results()
            .map(match -> match.group(1).substring(base.length()))
            .filter(path -> !path.endsWith("/"))
            .toList();

    assertThat(named).hasSizeGreaterThan(10).allMatch(path -> portal.file(path).isPresent());
    assertThat(page).doesNotContain("{{");
  }

  @Test
  void the_policy_lets_nothing_inline_run_but_the_import_map() {
    assertThat(Portal.load().contentSecurityPolicy())
        .containsPattern("script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='")
        .contains("default-src 'none'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe");
  }

  private static List<String> ownScripts() throws IOException {
    return files(SOURCES).stream().filter(path -> path.endsWith(".js")).toList();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::toString)
        .map(text -> {
          var match = pattern.matcher(text);
          return match.find() ? match.group(1) : "";
        })
        .toList();
  }
}
