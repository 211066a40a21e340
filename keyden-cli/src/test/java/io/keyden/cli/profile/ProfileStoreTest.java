package io.keyden.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.World;
import io.keyden.cli.value.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileStoreTest {
  private static final Credential.Kept KEY = new Credential.ApiKey(SecretText.of("API-HUNTER22"));

  @TempDir Path folder;

  private ProfileStore store = new ProfileStore(Path.of(""));

  @BeforeEach
  void openStore() {
    store = new ProfileStore(folder.resolve("keyden"));
  }

  @Test
  void at_first_there_are_no_profiles_and_no_files_are_made() {
    assertThat(store.load()).isEqualTo(Profiles.NONE);
    assertThat(store.credential("work", address("https://a"))).isEmpty();
    assertThat(store.forget("work")).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void profiles_are_read_as_they_were_kept() {
    Profile work =
        new Profile(
            address("https://a/octopus"), Optional.of("Spaces-1"), Optional.of("pass show 'x'"));
    Profile home = Profile.of(address("http://localhost:8065"));

    store.update(profiles -> profiles.with("work", work).with("home", home));

    assertThat(store.load().all())
        .containsExactly(Map.entry("home", home), Map.entry("work", work));
    assertThat(store.load().current()).contains("work");
  }

  @Test
  void the_file_is_one_that_people_can_write() throws IOException {
    Files.createDirectories(folder.resolve("keyden"));
    Files.writeString(
        store.configurationFile(),
        """
        # mine
        current-profile: work
        profiles:
          work:
            server: https://keyden.example.com
            space: Default
          on:
            server: http://localhost:8065
        """);

    assertThat(store.load().all().keySet()).containsExactly("on", "work");
    assertThat(store.load().named("work").space()).contains("Default");
  }

  @Test
  void a_link_to_the_configuration_stays_a_link() throws IOException {
    Files.createDirectories(folder.resolve("keyden"));
    Path kept = Files.writeString(folder.resolve("dotfiles.yaml"), "");
    Files.createSymbolicLink(store.configurationFile(), kept);

    store.update(profiles -> profiles.with("work", Profile.of(address("https://a"))));

    assertThat(store.configurationFile()).isSymbolicLink();
    assertThat(kept).content().contains("https://a");
  }

  @Test
  void the_current_profile_goes_with_its_profile() {
    store.update(profiles -> profiles.with("work", Profile.of(address("https://a"))));
    store.update(profiles -> profiles.with("home", Profile.of(address("https://b"))));

    store.update(profiles -> profiles.without("work"));

    assertThat(store.load().current()).isEmpty();
    assertThat(store.load().all()).containsOnlyKeys("home");
    assertThat(store.update(profiles -> profiles.withCurrent("home")).current()).contains("home");
  }

  @Test
  void a_profile_that_is_not_there_is_told_with_those_that_are() {
    store.update(profiles -> profiles.with("work", Profile.of(address("https://a"))));

    assertThatThrownBy(() -> store.load().named("wrok"))
        .isInstanceOfSatisfying(
            CommandException.class,
            problem -> {
              assertThat(problem.problem()).isEqualTo("there is no profile 'wrok'");
              assertThat(problem.hint()).contains("the profiles are work");
            });
    assertThatThrownBy(() -> store.update(profiles -> profiles.withCurrent("wrok")))
        .isInstanceOf(CommandException.class);
    assertThat(store.load().current()).contains("work");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-x", ".x", "a b", "a/b", "a\nb", "ä"})
  void a_name_that_could_be_mistaken_is_refused(String name) {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> Profiles.NONE.with(name, Profile.of(address("https://a"))));
  }

  static List<Credential.Kept> credentials() {
    return List.of(
        KEY,
        new Credential.AccessToken(SecretText.of("no")),
        new Credential.AccessToken(
            SecretText.of("a.b.c"),
            Optional.of(Instant.parse("2026-06-01T10:00:00Z")),
            Optional.of("5be2ac10-8a21-4d80-8cb5-f4e7e1e3a5c2")),
        new Credential.ApiKey(
            SecretText.of("API-HUNTER22"),
            Optional.of(Instant.parse("2026-06-01T10:00:00Z")),
            Optional.of("apikeys-1")));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void a_secret_is_read_as_it_was_kept_and_prints_nothing(Credential.Kept credential) {
    store.keep("work", address("https://a"), credential);

    assertThat(store.credential("work", address("https://a:443/x"))).contains(credential);
    assertThat(store.credential("home", address("https://a"))).isEmpty();
    assertThat(credential.toString()).doesNotContain("HUNTER22", "a.b.c");
  }

  @Test
  void a_secret_does_not_travel_to_another_server_than_it_came_from() {
    store.keep("work", address("https://a"), KEY);

    assertThat(store.credential("work", address("https://b"))).isEmpty();
    assertThat(store.credential("work", address("http://a"))).isEmpty();
  }

  @Test
  void secrets_are_for_their_owner_alone() throws IOException {
    store.keep("work", address("https://a"), KEY);

    assertThat(mode(store.secretsFile())).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("keyden"))).isEqualTo("rwx------");
    assertThat(store.configurationFile()).doesNotExist();
  }

  @Test
  void secrets_that_others_can_read_are_refused_with_what_helps() throws IOException {
    store.keep("work", address("https://a"), KEY);
    Files.setPosixFilePermissions(
        store.secretsFile(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> store.credential("work", address("https://a")))
        .isInstanceOfSatisfying(
            CommandException.class,
            problem ->
                assertThat(problem.hint().orElse(""))
                    .startsWith("chmod 600 " + store.secretsFile()));
  }

  @Test
  void a_forgotten_secret_is_gone_and_the_others_stay() throws IOException {
    store.keep("work", address("https://a"), KEY);
    store.keep("home", address("https://b"), new Credential.ApiKey(SecretText.of("API-OTHER")));

    assertThat(store.forget("work")).isTrue();
    assertThat(store.forget("work")).isFalse();

    assertThat(Files.readString(store.secretsFile())).doesNotContain("HUNTER22");
    assertThat(store.credential("home", address("https://b"))).isPresent();
    assertThat(store.forget("home")).isTrue();
    assertThat(store.credential("home", address("https://b"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profiles: [API-HUNTER22]",
        "profiles: {work: API-HUNTER22}",
        "profiles: {work: {server: 'https://a', api-key: [API-HUNTER22]}}",
        "profiles: {work: {api-key: API-HUNTER22}}",
        "profiles: {work: {server: 'https://a'}}",
        "profiles: {work: {server: 'https://a', access-token: API-HUNTER22, expires: soon}}",
        "profiles: {work: {server: 'https://a', cookies: API-HUNTER22}}",
        "profiles: {work: {server: API-HUNTER22, api-key: API-HUNTER22}}",
        "profiles:\n  work:\n  api-key: API-HUNTER22\n bad",
        "\"API-HUNTER22",
        "profiles: {work: {}, work: {api-key: API-HUNTER22}}",
        "profiles: &a [*a, API-HUNTER22]",
        "- API-HUNTER22",
        "{1: API-HUNTER22}",
        "\u0001API-HUNTER22",
      })
  void a_broken_file_is_told_without_quoting_it(String content) throws IOException {
    store.keep("other", address("https://a"), KEY);
    Files.writeString(store.secretsFile(), content);

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> store.credential("work", address("https://a")))
        .satisfies(problem -> {
          assertThat(problem.problem())
              .contains(store.secretsFile().toString())
              .doesNotContain("HUNTER22");
          assertThat(problem.hint().orElse("")).doesNotContain("HUNTER22");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current-profile: work",
        "colour: red",
        "profiles: {work: {server: 'https://a', colour: red}}",
        "profiles: {work: {server: nowhere}}",
        "profiles: {work: {}}",
        "profiles: {'a b': {server: 'https://a'}}",
        "profiles: {work: {server: 3}}",
      })
  void a_wrong_setting_is_told(String content) throws IOException {
    Files.createDirectories(folder.resolve("keyden"));
    Files.writeString(store.configurationFile(), content);

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> store.load())
        .withMessageStartingWith(store.configurationFile() + ": ");
  }

  @Test
  void the_folder_follows_the_xdg_variable_and_is_below_home_without_it() {
    Path home = folder.resolve(".config/keyden/config.yaml");

    assertThat(ProfileStore.of(new World(folder).surroundings()).configurationFile())
        .isEqualTo(home);
    assertThat(
            ProfileStore.of(new World(folder).with("XDG_CONFIG_HOME", "/x").surroundings())
                .configurationFile())
        .isEqualTo(Path.of("/x/keyden/config.yaml"));
    assertThat(
            ProfileStore.of(new World(folder).with("XDG_CONFIG_HOME", "x").surroundings())
                .configurationFile())
        .isEqualTo(home);
  }

  private static ServerAddress address(String text) {
    try {
      return ServerAddress.parse(text);
    } catch (InvalidValueException invalid) {
      throw new IllegalArgumentException(invalid);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
