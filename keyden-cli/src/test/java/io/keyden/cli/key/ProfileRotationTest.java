package io.keyden.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.KeydenCommands;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Profile;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.World;
import io.keyden.cli.value.InvalidValueException;
import io.keyden.client.octopus.KeyState;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keyden key rotate} and {@code create} with the key that a profile holds. */
class ProfileRotationTest {
  @TempDir private Path home;

  private World world = new World(Path.of(""));
  private PlainOctopusServer server = PlainOctopusServer.start(OctopusVersion.CURRENT);
  private ServerAddress address = address(server);
  private String secret = "";
  private String person = "";

  private static ServerAddress address(PlainOctopusServer server) {
    try {
      return ServerAddress.parse(server.uri().toString());
    } catch (InvalidValueException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void haveAProfile() {
    server.close();
    world = new World(home);
    server = PlainOctopusServer.of(OctopusVersion.CURRENT).clock(() -> world.now()).start();
    address = address(server);
    person = server.person("ann", "Correct horse battery 7");
    secret = server.giveKey(person, "laptop", world.now().plus(Duration.ofDays(30)));
    store().update(profiles -> profiles.with("work", Profile.of(address)));
    String id = keys().getFirst().id();
    store()
        .keep(
            "work",
            address,
            new Credential.ApiKey(SecretText.of(secret), Optional.empty(), Optional.of(id)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ProfileStore store() {
    return ProfileStore.of(world.surroundings());
  }

  private List<KeyState> keys() {
    return server.keys().stream().filter(key -> key.userId().equals(person)).toList();
  }

  private int run(String... arguments) {
    return KeydenCommands.run(
        world.surroundings(), List.of(), () -> new String[] {"keyden"}, arguments);
  }

  @RevealsSecret(because = "the test looks whether it works")
  private boolean profileWorks() {
    return store().credential("work", address).orElseThrow() instanceof Credential.ApiKey key
        && server.works(key.key().reveal());
  }

  @Test
  void the_profile_gets_the_successor_and_what_is_known_of_it() {
    int code = run("key", "rotate");

    assertThat(world.err()).doesNotContain("keyden:");
    assertThat(code).isZero();
    assertThat(profileWorks()).isTrue();
    assertThat(server.works(secret)).isFalse();
    KeyState successor = keys().getLast();
    assertThat(store().credential("work", address).orElseThrow())
        .isInstanceOfSatisfying(
            Credential.ApiKey.class,
            kept -> {
              assertThat(kept.expires()).isEqualTo(successor.expires());
              assertThat(kept.madeId()).hasValue(successor.id());
            });
    assertThat(world.out() + world.err()).doesNotContain("API-");
  }

  @Test
  void a_failure_gives_the_old_key_back_to_the_profile() {
    int code = run("key", "rotate", "--exec", "exit 3");

    assertThat(code).isEqualTo(1);
    assertThat(world.err()).contains("it ended with exit code 3", "hint: ");
    assertThat(profileWorks()).isTrue();
    assertThat(server.works(secret)).isTrue();
    assertThat(keys().stream().filter(KeyState::works)).hasSize(1);
  }

  @Test
  void a_password_makes_a_successor_that_outlives_the_old_key() throws Exception {
    Path password = Files.writeString(home.resolve("password"), "Correct horse battery 7\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));

    int code =
        run(
            "key",
            "rotate",
            "laptop",
            "--username",
            "ann",
            "--password-file",
            password.toString(),
            "--expires",
            "90d",
            "--write-file",
            "key");

    assertThat(world.err()).doesNotContain("keyden:");
    assertThat(code).isZero();
    assertThat(keys().getLast().expires()).hasValue(world.now().plus(Duration.ofDays(90)));
    assertThat(server.works(Files.readString(home.resolve("key")).strip())).isTrue();
    assertThat(server.works(secret)).isFalse();
  }

  @Test
  void a_key_that_rotates_itself_is_told_that_its_successor_ends_no_later() {
    world.advance(Duration.ofDays(10));

    run("key", "rotate", "--expires", "90d");

    assertThat(world.err()).contains("no key outlives the key that makes it");
    assertThat(keys().getLast().expires()).isEqualTo(keys().getFirst().expires());
  }

  @Test
  void a_key_that_ends_soon_makes_a_key_that_ends_as_soon() {
    int code = run("key", "create", "--purpose", "phone");

    assertThat(world.err()).contains("no key outlives the key that makes it");
    assertThat(code).isZero();
    assertThat(keys().getLast().expires()).isEqualTo(keys().getFirst().expires());
    assertThat(server.works(world.out().strip())).isTrue();
  }

  @Test
  void an_end_that_was_asked_for_is_not_changed_silently() {
    int code = run("key", "create", "--purpose", "phone", "--expires", "60d");

    assertThat(code).isEqualTo(1);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void without_a_place_for_the_successor_nothing_is_done() {
    assertThat(store().forget("work")).isTrue();

    int code = run("key", "rotate", "laptop", "--api-key-file", keyFile());

    assertThat(code).isEqualTo(2);
    assertThat(world.err()).contains("where is the key used?");
    assertThat(keys()).hasSize(1);
  }

  private String keyFile() {
    try {
      return Files.writeString(home.resolve("own.key"), secret).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
