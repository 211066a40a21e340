package io.keyden.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.commandline.KeydenCommand.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code keyden key} does on whatever server, where servers differ. */
abstract class KeyCommandContract {
  static final Duration WAIT_MAX = Duration.ofSeconds(10);

  @TempDir Path directory;

  final String name = "bot-" + PackagedServer.randomText(8);
  String bot = "";
  String key = "";

  /** Where it is tried. */
  abstract TargetServer server();

  /** Whether keys must end there. */
  abstract boolean keysMustEnd();

  /** Whether the server tells when a key was used. */
  abstract boolean tellsLastUse();

  /** Whether the administrator's own key never ends there. */
  abstract boolean administratorsKeyIsEndless();

  @BeforeEach
  void haveAServiceAccountWithAKey() {
    bot = server().serviceAccount(name);
    key = server().giveKey(bot, "in use", inDays(90));
  }

  @Test
  void an_administrator_creates_a_key_of_a_service_account_that_lives_as_long_as_may_be() {
    JsonNode created =
        json(
            administrator()
                .run("key", "create", "-p", "long", "-e", "max", "--user", name, "-o", "json"));

    assertThat(Json.text(created, "userId")).isEqualTo(bot);
    if (keysMustEnd()) {
      assertThat(Instant.parse(Json.text(created, "expires").replace("+00:00", "Z")))
          .isAfter(inDays(365));
    } else {
      assertThat(created.get("expires").isNull()).isTrue();
    }
  }

  @Test
  void a_key_that_never_ends_is_made_only_where_that_is_allowed() {
    Result result =
        administrator().run("key", "create", "-p", "endless", "-e", "never", "--user", name);

    if (keysMustEnd()) {
      result.expect(2);
      assertThat(result.errors()).contains("hint: --expires max is the longest: 366 days");
      assertThat(server().purposes(bot)).doesNotContain("endless");
    } else {
      assertThat(server().works(result.expect(0).line())).isTrue();
    }
  }

  @Test
  void a_list_shows_what_is_known_of_each_key_in_four_forms() {
    Result table = own().run("key", "list").expect(0);
    JsonNode json = json(own().run("key", "list", "-o", "json"));
    Result yaml = own().run("key", "list", "-o", "yaml").expect(0);
    Result csv = own().run("key", "list", "-o", "csv").expect(0);

    assertThat(table.output()).contains("PURPOSE", "HINT", "EXPIRES", "LAST USED", "in use");
    JsonNode row = json.get(0);
    assertThat(Json.text(row, "purpose")).isEqualTo("in use");
    assertThat(key).startsWith(Json.text(row, "hint").replace("•", ""));
    assertThat(Instant.parse(Json.text(row, "expires"))).isBetween(inDays(89), inDays(91));
    assertThat(row.get("lastUsed").isNull()).isEqualTo(!tellsLastUse());
    assertThat(yaml.output()).contains("purpose: \"in use\"");
    assertThat(csv.output().lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("id,purpose,hint,created,expires,lastUsed");
    assertThat(table.everything() + yaml.output() + csv.output() + json).doesNotContain(key);
  }

  @Test
  void an_administrator_finds_the_keys_that_never_expire_and_those_of_all_users() {
    Result endless = administrator().run("key", "list", "--never-expires", "-o", "csv").expect(0);
    Result all = administrator().run("key", "list", "--all-users", "-o", "csv").expect(0);

    assertThat(endless.output().lines().count()).isEqualTo(administratorsKeyIsEndless() ? 2 : 1);
    assertThat(endless.output()).doesNotContain("in use");
    assertThat(all.output()).contains("in use").contains("," + name + ",");
  }

  @Test
  void revoking_needs_a_yes_where_nobody_can_be_asked() {
    String other = server().giveKey(bot, "to be revoked", inDays(9));

    Result unasked = own().run("key", "revoke", "to be revoked");

    unasked.expect(2);
    assertThat(unasked.errors()).contains("hint: add --yes");
    assertThat(server().works(other)).isTrue();

    own().run("key", "revoke", "to be revoked", "--yes").expect(0);

    assertThat(server().works(other)).isFalse();
    assertThat(server().works(key)).isTrue();
  }

  @Test
  void an_overlap_leaves_the_old_key_until_it_is_over() throws IOException {
    KeydenCommand command = administrator();

    command
        .run("key", "rotate", "in use", "--user", name, "--write-file", "k", "--overlap", "2s")
        .expect(0);
    String successor = Files.readString(directory.resolve("k")).strip();
    assertThat(server().works(key)).isTrue();
    assertThat(server().works(successor)).isTrue();
    command.run("key", "rotate", "--finish").expect(0);
    Instant asked = Instant.now();
    while (server().works(key)) {
      assertThat(Instant.now()).isBefore(asked.plus(WAIT_MAX));
      command.run("key", "rotate", "--finish").expect(0);
    }

    assertThat(server().works(successor)).isTrue();
    assertThat(command.openRotations()).isEmpty();
    assertThat(command.run("key", "rotate", "--finish").expect(0).errors())
        .contains("no rotation is left to finish");
  }

  final KeydenCommand own() {
    return KeydenCommand.in(directory).on(server().address(), key);
  }

  final KeydenCommand administrator() {
    return KeydenCommand.in(directory).on(server().address(), server().administratorKey());
  }

  final KeydenCommand anonymous() {
    return KeydenCommand.in(directory).with("KEYDEN_URL", server().address().toString());
  }

  static Instant inDays(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  static JsonNode json(Result result) {
    return Json.parse(result.expect(0).output().getBytes(StandardCharsets.UTF_8));
  }
}
