package io.keyden.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.surroundings.World;
import io.keyden.client.octopus.KeyState;
import io.keyden.client.octopus.OctopusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginCommandTest {
  private static final String PASSWORD = "Correct horse 9";

  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));
  private String alice = "";
  private String key = "";

  @BeforeEach
  void haveAlice() {
    scene.close();
    scene = new Scene(OctopusVersion.CURRENT, folder);
    alice = scene.server().person("alice", scene.secret(PASSWORD));
    key =
        scene.secret(
            scene.server().giveKey(alice, "laptop", scene.now().plus(Duration.ofDays(30))));
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private String url() {
    return scene.server().uri().toString();
  }

  private ProfileStore store() {
    return ProfileStore.of(scene.stranger().surroundings());
  }

  private Profile kept(String profile) {
    return store().load().named(profile);
  }

  private Optional<Credential.ApiKey> credential(String profile) {
    return store()
        .credential(profile, ServerAddress.given(url(), "test"))
        .map(Credential.ApiKey.class::cast);
  }

  private Scene.Outcome loginByPassword(String... more) {
    List<String> arguments = new ArrayList<>(List.of("login", "-s", url()));
    arguments.addAll(List.of("--username", "alice"));
    arguments.addAll(List.of(more));
    return scene.run(
        scene.stranger().with("KEYDEN_PASSWORD", PASSWORD).with("HOSTNAME", "desk"),
        arguments.toArray(String[]::new));
  }

  @Test
  void piped_key_is_kept_in_the_default_profile_with_its_expiry_for_its_owner_alone()
      throws IOException {
    Scene.Outcome login = scene.run(scene.stranger().withInput(key + "\n"), "login", "-s", url());

    assertThat(login.code()).isZero();
    assertThat(login.out()).isEmpty();
    assertThat(login.err()).contains("as alice").contains("profile default").contains("in 30 days");
    assertThat(store().load().current()).contains("default");
    assertThat(credential("default").orElseThrow().expires())
        .contains(scene.now().plus(Duration.ofDays(30)));
    assertThat(credential("default").orElseThrow().madeId()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store().secretsFile())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(store().configurationFile())).doesNotContain(key);
  }

  @Test
  void key_is_asked_for_on_a_terminal_with_the_page_where_one_is_made() {
    World terminal = scene.stranger().withTerminal(80).withAnswer(" " + key + " ");

    Scene.Outcome login = scene.run(terminal, "login", "-s", url(), "--profile", "work");

    assertThat(login.code()).isZero();
    assertThat(login.err()).contains(url() + "/app#/users/me/apiKeys");
    assertThat(credential("work")).isPresent();
  }

  @Test
  void key_comes_from_a_file_and_a_named_profile_keeps_server_and_space() throws IOException {
    Files.writeString(folder.resolve("alice.key"), key + "\n");
    scene.run(
        scene.stranger(),
        "login",
        "-s",
        url(),
        "--profile",
        "work",
        "--api-key-file",
        "alice.key",
        "--space",
        "default");

    Scene.Outcome again =
        scene.run(
            scene.stranger(), "login", "--profile", "work", "--api-key-file", "alice.key", "-q");

    assertThat(again.code()).isZero();
    assertThat(again.err()).isEmpty();
    assertThat(kept("work").space()).contains("Default");
  }

  @Test
  void refused_key_leaves_nothing_behind() {
    Scene.Outcome login =
        scene.run(
            scene.stranger().withInput(scene.secret("API-AAAAAAAAAAAAAAAAAAAAAAAAAA")),
            "login",
            "-s",
            url());

    assertThat(login.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(login.err())
        .contains("keyden: the server refuses the API key from standard input")
        .contains("hint: if Keyden made it, a character of it is mistyped")
        .contains("/app#/users/me/apiKeys");
    assertThat(store().secretsFile()).doesNotExist();
    assertThat(store().configurationFile()).doesNotExist();
  }

  @Test
  void unknown_space_leaves_nothing_behind_and_no_key() {
    Scene.Outcome login = loginByPassword("--space", "Nowhere");

    assertThat(login.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(login.err()).contains("'Nowhere'").contains("keyden space list");
    assertThat(store().secretsFile()).doesNotExist();
    assertThat(scene.server().keys())
        .extracting(KeyState::purpose)
        .doesNotContain("keyden on desk");
  }

  @Test
  void password_makes_a_key_for_this_machine_that_the_profile_remembers() {
    Scene.Outcome login = loginByPassword("--expires", "10d");

    assertThat(login.code()).isZero();
    KeyState made = scene.server().keys().getLast();
    assertThat(made.purpose()).isEqualTo("keyden on desk");
    assertThat(made.works()).isTrue();
    assertThat(made.expires()).contains(scene.now().plus(Duration.ofDays(10)));
    assertThat(credential("default").orElseThrow().madeId()).contains(made.id());
    assertThat(login.err()).contains("made the key " + made.id());
  }

  @Test
  void wrong_password_is_told_as_such() {
    Scene.Outcome login =
        scene.run(
            scene.stranger().with("KEYDEN_PASSWORD", "wrong"),
            "login",
            "-s",
            url(),
            "--username",
            "alice");

    assertThat(login.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(login.err()).contains("refuses the name 'alice' with this password");
  }

  @Test
  void made_key_that_cannot_be_kept_is_revoked() throws IOException {
    Path config = folder.resolve(".config");
    Files.createDirectories(config);
    Files.writeString(config.resolve("keyden"), "a file where the folder should be");

    Scene.Outcome login = loginByPassword();

    assertThat(login.code()).isEqualTo(ExitCode.FAILED);
    assertThat(scene.server().keys().getLast().purpose()).isEqualTo("keyden on desk");
    assertThat(scene.server().keys().getLast().revoked()).isTrue();
  }

  @Test
  void second_login_revokes_the_key_of_the_first_and_keeps_the_new_one() {
    loginByPassword();
    KeyState first = scene.server().keys().getLast();

    Scene.Outcome second = loginByPassword("--purpose", "second");

    assertThat(second.code()).isZero();
    assertThat(second.err()).contains("revoked the key " + first.id());
    assertThat(scene.server().keys())
        .filteredOn(state -> state.id().equals(first.id()))
        .allMatch(KeyState::revoked);
    assertThat(scene.server().keys().getLast().works()).isTrue();
  }

  @Test
  void earlier_key_that_cannot_be_revoked_is_a_remark() {
    loginByPassword();
    KeyState first = scene.server().keys().getLast();
    scene.server().failNext("DELETE", "/api/users/*/apikeys/*", 500, "{}");

    Scene.Outcome second = loginByPassword();

    assertThat(second.code()).isZero();
    assertThat(second.err())
        .contains("note: the key " + first.id())
        .contains("could not be revoked");
  }

  @Test
  void variable_that_wins_over_the_profile_is_named() {
    Scene.Outcome login =
        scene.run(
            scene.stranger().withInput(key).with("OCTOPUS_API_KEY", "API-X"), "login", "-s", url());

    assertThat(login.err()).contains("warning: OCTOPUS_API_KEY is set and wins");
  }

  @Test
  void secret_command_gives_way_to_the_kept_key() {
    store()
        .update(profiles ->
            profiles.with(
                "work",
                new Profile(
                    ServerAddress.given(url(), "test"), Optional.empty(), Optional.of("echo x"))));

    Scene.Outcome login = scene.run(scene.stranger().withInput(key), "login", "--profile", "work");

    assertThat(login.err()).contains("the secret-command of profile work was removed");
    assertThat(kept("work").secretCommand()).isEmpty();
  }

  @Test
  void options_that_do_nothing_are_refused() {
    assertThat(scene.run(scene.stranger(), "login", "-s", url(), "--purpose", "x").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(scene.run(scene.stranger(), "login").err())
        .contains("no server is named")
        .contains("hint: keyden login --server URL");
  }

  @Test
  void server_that_does_not_answer_has_its_exit_code() {
    scene.close();

    Scene.Outcome login = scene.run(scene.stranger().withInput(key), "login", "-s", url());

    assertThat(login.code()).isEqualTo(ExitCode.NO_CONNECTION);
    assertThat(store().secretsFile()).doesNotExist();
  }
}
