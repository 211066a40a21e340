package io.keyden.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Json;
import io.keyden.acceptance.checks.KeyTexts;
import io.keyden.acceptance.commandline.KeydenCommand.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rest of what {@code keyden key} does, which is the same on every version. */
abstract class WholeKeyCommandContract extends KeyCommandContract {
  @Test
  void a_created_key_works_and_is_alone_on_stdout() {
    Result created = own().run("key", "create", "--purpose", "laptop", "--expires", "30d");

    created.expect(0);
    assertThat(server().works(created.line())).isTrue();
    assertThat(created.errors()).contains("in 29 days").doesNotContain(created.line());
    assertThat(server().purposes(bot)).containsExactlyInAnyOrder("in use", "laptop");
  }

  @Test
  void a_created_key_ends_at_the_end_of_the_day_that_was_given() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(40);

    JsonNode created =
        json(own().run("key", "create", "-p", "dated", "-e", day.toString(), "-o", "json"));

    assertThat(Json.text(created, "expires")).startsWith(day + "T23:59:59");
    assertThat(Json.text(created, "purpose")).isEqualTo("dated");
    assertThat(Json.text(created, "userId")).isEqualTo(bot);
    assertThat(server().works(Json.text(created, "apiKey"))).isTrue();
  }

  @Test
  void a_key_goes_into_a_file_of_its_owner_alone_and_nowhere_else() throws IOException {
    Result created =
        own().run("key", "create", "-p", "backup", "-e", "9d", "-o", "file=backup.key");

    created.expect(0);
    Path file = directory.resolve("backup.key");
    String secret = Files.readString(file).strip();
    assertThat(server().works(secret)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(created.output()).isEmpty();
    assertThat(created.errors()).doesNotContain(secret);
  }

  @Test
  void a_key_as_variables_is_what_a_shell_can_read() throws IOException {
    Result created = own().run("key", "create", "-p", "CI", "-e", "9d", "-o", "env");

    created.expect(0);
    List<String> lines = created.output().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).isEqualTo("OCTOPUS_URL=" + server().address());
    assertThat(lines.getLast()).startsWith("OCTOPUS_API_KEY=API-");
    assertThat(server().works(lines.getLast().substring("OCTOPUS_API_KEY=".length()))).isTrue();
  }

  @Test
  void what_expires_within_the_bound_gives_its_own_exit_code() {
    server().giveKey(bot, "ends soon", inDays(5));

    Result within = own().run("key", "list", "--expiring-in", "20d", "-o", "csv");
    Result none = own().run("key", "list", "--expiring-in", "2d", "-o", "csv");

    within.expect(3);
    assertThat(within.output()).contains("ends soon").doesNotContain("in use");
    none.expect(0);
    assertThat(none.output().lines()).hasSize(1);
  }

  @Test
  void a_key_is_shown_by_its_purpose_and_by_its_id() {
    JsonNode byPurpose = json(own().run("key", "show", "in use", "-o", "json"));
    JsonNode byId = json(own().run("key", "show", Json.text(byPurpose, "id"), "-o", "json"));

    assertThat(Json.text(byId, "purpose")).isEqualTo("in use");
    assertThat(Json.text(byId, "userId")).isEqualTo(bot);
    own().run("key", "show", "of nobody").expect(6);
  }

  @Test
  void a_key_is_checked_from_stdin_a_file_and_a_variable() throws IOException {
    Files.writeString(directory.resolve("a.key"), key + "\n");
    KeydenCommand anonymous = anonymous();

    Result piped = anonymous.input(key + "\n").run("key", "check");
    Result file = anonymous.run("key", "check", "--file", "a.key", "-o", "json");
    Result variable = anonymous.with("A_KEY", key).run("key", "check", "--env", "A_KEY");

    assertThat(piped.expect(0).output()).contains("works", name, "in use");
    assertThat(Json.text(json(file), "owner")).isEqualTo(name);
    assertThat(variable.expect(0).output()).contains("works");
    assertThat(piped.everything() + file.everything() + variable.everything()).doesNotContain(key);
  }

  @Test
  void what_is_wrong_with_a_key_has_an_exit_code_each() {
    String unknown = KeyTexts.unknown();
    String mistyped = KeyTexts.mistyped(unknown);

    anonymous().input("no key").run("key", "check").expect(10);
    anonymous().input(mistyped).run("key", "check", "--offline").expect(11);
    anonymous().input(unknown).run("key", "check", "--offline").expect(0);
    anonymous().input(unknown).run("key", "check").expect(12);
  }

  @Test
  void a_key_that_has_expired_is_told_from_one_that_is_unknown_by_who_may_see_it() {
    String ending = server().giveKey(bot, "ended", Instant.now().plusMillis(1_200));
    awaitRefused(ending);

    anonymous().input(ending).run("key", "check").expect(12);
    Result seen = administrator().input(ending).run("key", "check", "--all-users").expect(13);

    assertThat(seen.output()).contains("expired", name).doesNotContain(ending);
  }

  @Test
  void a_key_of_a_disabled_account_is_told_to_who_may_see_it() {
    server().disable(bot);

    anonymous().input(key).run("key", "check").expect(12);
    Result seen = administrator().input(key).run("key", "check", "--all-users").expect(14);

    assertThat(seen.output()).contains("owner-disabled", name);
  }

  @Test
  void a_plan_is_carried_out_as_far_as_it_goes_and_reported() throws IOException {
    server().giveKey(bot, "unreachable", inDays(5));
    String soon = server().giveKey(bot, "CI", inDays(5));
    Files.writeString(
        directory.resolve("rotation.yaml"),
        """
        rotations:
          - user: %1$s
            key: unreachable
            write-file: no/such/folder/key
          - user: %1$s
            key: CI
            env-file: OCTOPUS_API_KEY=ci.env
            exec: "cat > ci.key"
          - user: %1$s
            key: in use
            write-file: k
        """
            .formatted(name));

    Result result =
        administrator()
            .run(
                "key",
                "rotate",
                "--all",
                "--expiring-in",
                "20d",
                "-f",
                "rotation.yaml",
                "-o",
                "json");

    result.expect(1);
    JsonNode report = Json.parse(result.output().getBytes(StandardCharsets.UTF_8));
    assertThat(report.findValuesAsString("result")).containsExactly("failed", "rotated", "not due");
    assertThat(Json.text(report.get(0), "problem")).contains("its directory does not exist");
    assertThat(server().works(soon)).isFalse();
    assertThat(server().works(Files.readString(directory.resolve("ci.key")))).isTrue();
    assertThat(directory.resolve("ci.env"))
        .hasContent("OCTOPUS_API_KEY=" + Files.readString(directory.resolve("ci.key")));
    assertThat(server().works(key)).isTrue();
    assertThat(directory.resolve("k")).doesNotExist();
  }

  @Test
  void a_command_that_fails_leaves_the_old_key_and_no_other() {
    Result result = own().run("key", "rotate", "--exec", "cat > /dev/null; [ -n \"$NEVER\" ]");

    result.expect(1);
    assertThat(result.errors())
        .contains("the old key works")
        .containsOnlyOnce("keyden: ")
        .containsOnlyOnce("hint: ");
    assertThat(server().works(key)).isTrue();
  }

  private void awaitRefused(String secret) {
    Instant begin = Instant.now();
    while (server().works(secret)) {
      assertThat(Instant.now()).isBefore(begin.plus(WAIT_MAX));
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
