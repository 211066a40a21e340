package io.keyden.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.session.Scene;
import io.keyden.cli.surroundings.World;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandsTest {
  private static final String KEY = "API-KEPTKEPTKEPTKEPTKEPTKEPTKE";
  private static final ServerAddress WORK = ServerAddress.given("https://work.example.com", "test");
  private static final ServerAddress HOME = ServerAddress.given("http://localhost:8080", "test");

  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));

  @BeforeEach
  void haveTwoProfiles() {
    scene.close();
    scene = new Scene(OctopusVersion.CURRENT, folder);
    scene.secret(KEY);
    store()
        .update(profiles ->
            profiles
                .with("work", new Profile(WORK, Optional.of("Hardware"), Optional.empty()))
                .with("home", Profile.of(HOME)));
    store()
        .keep(
            "work",
            WORK,
            new Credential.ApiKey(
                SecretText.of(KEY),
                Optional.of(Instant.parse("2026-07-01T00:00:00Z")),
                Optional.of("apikeys-1")));
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private ProfileStore store() {
    return ProfileStore.of(scene.stranger().surroundings());
  }

  private Scene.Outcome run(String... arguments) {
    return scene.run(scene.stranger(), arguments);
  }

  @Test
  void profiles_are_listed_with_the_kind_of_their_credential() {
    Scene.Outcome listed = run("config", "list", "-o", "csv");

    assertThat(listed.code()).isZero();
    assertThat(listed.out().lines())
        .containsExactly(
            "name,current,server,space,credential,expires",
            "home,false,http://localhost:8080,,,",
            "work,true,https://work.example.com,Hardware,\"API key\",2026-07-01T00:00:00Z");
  }

  @Test
  void what_would_be_used_is_shown_with_its_source_and_the_files() {
    Scene.Outcome shown = run("config", "show", "-o", "yaml");

    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("server: \"https://work.example.com\"\nserverSource: \"profile work\"")
        .contains("credential: \"API key\"\ncredentialSource: \"profile work\"")
        .contains("space: \"Hardware\"\nspaceSource: \"profile work\"")
        .contains("secretsFile: \"" + store().secretsFile() + "\"");
  }

  @Test
  void credential_for_another_server_is_shown_as_withheld() {
    Scene.Outcome shown = run("config", "show", "--server", "https://other.example.com");

    assertThat(shown.out()).contains("none").contains("is meant for https://work.example.com");
  }

  @Test
  void without_any_server_the_files_are_shown_all_the_same() {
    run("config", "remove", "work", "--yes");
    run("config", "remove", "home", "--yes");

    Scene.Outcome shown = run("config", "show");

    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains(store().configurationFile().toString());
  }

  @Test
  void another_profile_becomes_current() {
    Scene.Outcome used =
        scene.run(scene.stranger().with("KEYDEN_PROFILE", "work"), "config", "use", "home");

    assertThat(used.code()).isZero();
    assertThat(used.err()).contains("profile home is current").contains("warning: KEYDEN_PROFILE");
    assertThat(store().load().current()).contains("home");
  }

  @Test
  void profile_that_does_not_exist_is_answered_with_those_that_do() {
    for (String[] command :
        new String[][] {
          {"config", "use", "nope"},
          {"config", "set", "nope", "space", "x"},
          {"config", "unset", "nope", "space"},
          {"config", "remove", "nope", "--yes"}
        }) {
      Scene.Outcome refused = run(command);

      assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err())
          .contains("there is no profile 'nope'")
          .contains("hint: the profiles are home, work");
    }
  }

  @Test
  void settings_are_set_and_taken_out_again() {
    run("config", "set", "home", "space", "Attic");
    run("config", "set", "home", "secret-command", "echo API-X");
    Profile set = store().load().named("home");

    run("config", "unset", "home", "space");
    run("config", "unset", "home", "secret-command");

    assertThat(set).isEqualTo(new Profile(HOME, Optional.of("Attic"), Optional.of("echo API-X")));
    assertThat(store().load().named("home")).isEqualTo(Profile.of(HOME));
  }

  @Test
  void setting_the_server_makes_a_profile_and_says_what_becomes_of_the_credential() {
    run("config", "set", "third", "server", "https://third.example.com/api/");

    Scene.Outcome moved = run("config", "set", "work", "server", "https://moved.example.com");

    assertThat(store().load().named("third").server()).hasToString("https://third.example.com");
    assertThat(moved.err()).contains("kept for https://work.example.com is not sent");
  }

  @Test
  void values_that_make_no_sense_are_refused_without_repeating_a_key() {
    Scene.Outcome key = run("config", "set", "work", "secret-command", "echo '" + KEY + "'");
    Scene.Outcome what = run("config", "set", "work", "colour", "red");
    Scene.Outcome server = run("config", "unset", "work", "server");

    assertThat(key.code()).isEqualTo(ExitCode.USAGE);
    assertThat(key.err()).contains("a key is not set by an argument");
    assertThat(what.code()).isEqualTo(ExitCode.USAGE);
    assertThat(what.err()).contains("none of server, space and secret-command");
    assertThat(server.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void removing_asks_and_takes_the_secret_along() {
    World terminal = scene.stranger().withTerminal(80).withInput("n\n");

    Scene.Outcome refused = scene.run(terminal, "config", "remove", "work");
    Scene.Outcome removed = run("config", "remove", "work", "--yes");

    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(removed.code()).isZero();
    assertThat(removed.err()).contains("warning: the key apikeys-1");
    assertThat(store().load().all()).containsOnlyKeys("home");
    assertThat(store().credential("work", WORK)).isEmpty();
  }
}
