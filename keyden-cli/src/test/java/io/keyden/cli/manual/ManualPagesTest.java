package io.keyden.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keyden.cli.description.SampleProgram;
import io.keyden.cli.surroundings.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualPagesTest {
  @TempDir Path folder;

  private Path pages = Path.of("");

  @BeforeEach
  void writePages() throws IOException {
    pages = folder.resolve("man1");
    ManualPages.write(
        SampleProgram.of(new World(folder).surroundings()), pages, "1.2.3", "2026-11-24");
  }

  @Test
  void every_command_that_is_not_hidden_has_a_page() throws IOException {
    try (var files = Files.list(pages)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "keyden-x.1",
              "keyden-x-key.1",
              "keyden-x-key-list.1",
              "keyden-x-key-create.1",
              "keyden-x-rotate-all.1",
              "keyden-x-completion.1");
    }
  }

  @Test
  void the_hidden_command_writes_the_same_pages() throws IOException {
    int code =
        SampleProgram.of(new World(folder).surroundings())
            .commandLine()
            .execute("manual", "again", "--of-version", "1.2.3", "--of-date", "2026-11-24");

    assertThat(code).isZero();
    assertThat(folder.resolve("again/keyden-x-key-list.1"))
        .hasSameTextualContentAs(pages.resolve("keyden-x-key-list.1"));
  }

  @Test
  void a_page_is_written_in_the_macros_of_man() {
    assertThat(pages.resolve("keyden-x-key.1"))
        .hasContent(
            """
            .TH "KEYDEN\\-X\\-KEY" 1 "2026\\-11\\-24" "keyden\\-x 1.2.3" "Manual of keyden\\-x"
            .nh
            .ad l
            .SH NAME
            keyden\\-x\\-key \\- API keys
            .SH SYNOPSIS
            \\fBkeyden\\-x key\\fR [\\fIOPTION\\fR]... \\fICOMMAND\\fR
            .SH DESCRIPTION
            .PP
            API keys.
            .SH OPTIONS
            .TP
            \\fB\\-h\\fR, \\fB\\-\\-help\\fR
            Show this help message and exit.
            .TP
            \\fB\\-V\\fR, \\fB\\-\\-version\\fR
            Print version information and exit.
            .SH COMMANDS
            .TP
            \\fBkeyden\\-x\\-key\\-list\\fR(1)
            Lists keys.
            .TP
            \\fBkeyden\\-x\\-key\\-create\\fR(1)
            It's [odd]: 100% of $HOME, `id`, "x" \\(rs .dot; a-b \\[u00E9]
            .SH SEE ALSO
            \\fBkeyden\\-x\\fR(1),
            \\fBkeyden\\-x\\-rotate\\-all\\fR(1),
            \\fBkeyden\\-x\\-completion\\fR(1)
            """);
  }

  @Test
  void groff_finds_no_fault_in_any_page() throws Exception {
    assumeInstalled("groff");

    try (var files = Files.list(pages)) {
      for (Path page : files.toList()) {
        assertThat(run("groff", "-man", "-ww", "-z", page.toString()))
            .as(page.toString())
            .isEmpty();
      }
    }
  }

  @Test
  void the_reader_sees_what_can_be_copied() throws Exception {
    assumeInstalled("groff");

    String shown = render("keyden-x-key-list.1");

    assertThat(shown)
        .contains("keyden-x-key-list - Lists keys")
        .contains("keyden-x key list [OPTION]...")
        .contains("--expiring-in=DURATION")
        .contains("It's [odd]: 100% of $HOME, `id`, \"x\" \\ .dot; a-b é")
        .contains("-o FORMAT, --output=FORMAT")
        .contains("Lists keys.\n\nAll of them, or those of one user.\nEnough.")
        .contains("EXIT STATUS")
        .contains("something expires within the bound")
        .contains("EXAMPLES")
        .contains("keyden-x key list --expiring-in 20d\n")
        .contains(".profile 'x' \\n\n")
        .doesNotContain("--internal");
  }

  @Test
  void required_options_and_optional_arguments_are_in_the_synopsis() throws Exception {
    assumeInstalled("groff");

    assertThat(render("keyden-x-key-create.1"))
        .contains("keyden-x key create [OPTION]... --purpose=TEXT");
    assertThat(render("keyden-x-rotate-all.1")).contains("keyden-x rotate-all [OPTION]... [FILE]");
  }

  /** As plain text, with blanks and curly quotes of the formatter evened out. */
  private String render(String page) throws IOException, InterruptedException {
    return run("groff", "-man", "-Tutf8", "-P-cbou", "-rLL=200n", pages.resolve(page).toString())
        .replaceAll("\u001b\\[[0-9;]*m", "")
        .replace('\u2019', '\'')
        .replace('\u2018', '`')
        .replace('\u2010', '-')
        .replaceAll("(?m)^ +", "");
  }

  private static void assumeInstalled(String program) {
    assumeThat(
            Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program))))
        .as(program + " is installed")
        .isTrue();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output, UTF_8);
  }
}
