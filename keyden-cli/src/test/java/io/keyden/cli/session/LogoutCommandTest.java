package io.keyden.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.client.octopus.KeyState;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogoutCommandTest {
  private static final String PASSWORD = "Correct horse 9";

  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));

  @BeforeEach
  void begin() {
    begin(OctopusVersion.CURRENT);
  }

  private void begin(OctopusVersion version) {
    scene.close();
    scene = new Scene(version, folder);
    scene.server().person("alice", scene.secret(PASSWORD));
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private void loginByPassword() {
    Scene.Outcome login =
        scene.run(
            scene.stranger().with("KEYDEN_PASSWORD", PASSWORD),
            "login",
            "-s",
            scene.server().uri().toString(),
            "--username",
            "alice");
    assertThat(login.code()).isZero();
  }

  private boolean keptStill() {
    return ProfileStore.of(scene.stranger().surroundings())
        .credential("default", ServerAddress.given(scene.server().uri().toString(), "test"))
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void key_that_login_made_is_forgotten_and_revoked(OctopusVersion version) {
    begin(version);
    loginByPassword();
    KeyState made = scene.server().keys().getLast();

    Scene.Outcome logout = scene.run(scene.stranger(), "logout");

    assertThat(logout.code()).isZero();
    assertThat(logout.err()).contains("the key " + made.id() + " is revoked");
    assertThat(scene.server().keys().getLast().revoked()).isTrue();
    assertThat(keptStill()).isFalse();
    assertThat(scene.run(scene.stranger(), "whoami").code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
  }

  @Test
  void key_that_was_brought_along_is_forgotten_and_works_on() {
    String key = scene.secret(scene.server().giveKey("Users-1", "own", null));
    scene.run(scene.stranger().withInput(key), "login", "-s", scene.server().uri().toString());

    Scene.Outcome logout = scene.run(scene.stranger(), "logout");

    assertThat(logout.code()).isZero();
    assertThat(logout.err()).contains("works on, since you brought it along");
    assertThat(scene.server().works(key)).isTrue();
    assertThat(keptStill()).isFalse();
  }

  @Test
  void key_that_the_server_does_not_revoke_is_forgotten_with_a_warning() {
    loginByPassword();
    KeyState made = scene.server().keys().getLast();
    scene.server().setActive(made.userId(), false);

    Scene.Outcome logout = scene.run(scene.stranger(), "logout", "--quiet");

    assertThat(logout.code()).isZero();
    assertThat(logout.err()).contains("warning: the key " + made.id()).contains("not revoked");
    assertThat(keptStill()).isFalse();
  }

  @Test
  void nothing_is_forgotten_while_the_server_does_not_answer_unless_forced() {
    loginByPassword();
    scene.close();

    Scene.Outcome refused = scene.run(scene.stranger(), "logout");
    boolean keptAfterRefusal = keptStill();
    Scene.Outcome forced = scene.run(scene.stranger(), "logout", "--force");

    assertThat(refused.code()).isEqualTo(ExitCode.NO_CONNECTION);
    assertThat(refused.err()).contains("nothing was forgotten").contains("--force");
    assertThat(keptAfterRefusal).isTrue();
    assertThat(forced.code()).isZero();
    assertThat(forced.err()).contains("warning: the key");
    assertThat(keptStill()).isFalse();
  }

  @Test
  void without_a_profile_there_is_nothing_to_sign_out_of() {
    Scene.Outcome logout = scene.run(scene.stranger(), "logout");

    assertThat(logout.code()).isEqualTo(ExitCode.USAGE);
    assertThat(logout.err()).contains("no profile is current").contains("keyden config list");
  }
}
