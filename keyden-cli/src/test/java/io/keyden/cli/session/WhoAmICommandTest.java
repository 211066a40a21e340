package io.keyden.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoAmICommandTest {
  private static final Duration LIFE = Duration.ofDays(5);

  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));
  private String alice = "";
  private String key = "";

  @BeforeEach
  void haveAlice() {
    scene.close();
    scene = new Scene(OctopusVersion.CURRENT, folder);
    alice = scene.server().person("alice", "Correct horse 9");
    key = scene.secret(scene.server().giveKey(alice, "laptop", scene.now().plus(LIFE)));
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void account_credential_source_and_end_are_shown() {
    Scene.Outcome shown =
        scene.run(scene.holding(key).with("OCTOPUS_SPACE", "Default"), "whoami", "-o", "yaml");

    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("server: \"" + scene.server().uri() + "\"")
        .contains("username: \"alice\"")
        .contains("userId: \"" + alice + "\"")
        .contains("credential: \"API key\"")
        .contains("source: \"KEYDEN_API_KEY\"")
        .contains("hint: \"" + key.substring(0, 7))
        .contains("purpose: \"laptop\"")
        .contains("expires: \"2026-06-06T10:00:00Z\"")
        .contains("space: \"Default\"");
  }

  @Test
  void password_is_a_credential_too() {
    Scene.Outcome shown =
        scene.run(
            scene
                .stranger()
                .with("KEYDEN_URL", scene.server().uri().toString())
                .with("KEYDEN_PASSWORD", scene.secret("Correct horse 9")),
            "whoami",
            "--username",
            "alice");

    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains("password").contains("--username");
  }

  @Test
  void refused_key_from_a_variable_is_named_with_a_hint_that_fits() {
    Scene.Outcome refused = scene.run(scene.holding("API-NOSUCHKEYNOSUCHKEYNOSUCHKEY"), "whoami");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(refused.err())
        .isEqualTo(
            """
            keyden: the server refuses the API key from KEYDEN_API_KEY
            hint: it may be revoked or expired, or its owner disabled; set KEYDEN_API_KEY to \
            another, or unset it and use keyden login
            """);
  }

  @Test
  void what_is_no_key_is_told_apart_from_a_refused_one() {
    Scene.Outcome refused = scene.run(scene.holding("hunter2hunter2"), "whoami");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(refused.err()).contains("hint: it has not the form of a key");
  }

  @Test
  void key_of_a_profile_that_has_expired_is_told_with_the_time() {
    scene.run(
        scene.stranger().withInput(key),
        "login",
        "-s",
        scene.server().uri().toString(),
        "--profile",
        "work");
    scene.advance(LIFE.plusDays(3));

    Scene.Outcome refused = scene.run(scene.stranger(), "whoami");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(refused.err())
        .isEqualTo(
            """
            keyden: the API key of profile work expired 3 days ago
            hint: keyden login --profile work, or set KEYDEN_API_KEY
            """);
  }

  @Test
  void wrong_password_is_told_as_such() {
    Scene.Outcome refused =
        scene.run(
            scene
                .stranger()
                .with("KEYDEN_URL", scene.server().uri().toString())
                .with("KEYDEN_PASSWORD", scene.secret("wrong-password")),
            "whoami",
            "--username",
            "alice");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(refused.err()).contains("refuses the name 'alice' with this password");
  }

  @Test
  void what_is_longer_than_any_key_is_never_sent() {
    scene.server().forgetRequests();

    Scene.Outcome refused = scene.run(scene.holding("API-" + "X".repeat(400)), "whoami");

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("this is no API key: KEYDEN_API_KEY");
    assertThat(scene.server().requests()).isEmpty();
  }
}
