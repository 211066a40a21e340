package io.keyden.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.World;
import io.keyden.cli.value.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionResolverTest {
  private static final String OPTION = "https://option";
  private static final String KEYDEN = "https://keyden";
  private static final String OCTOPUS = "https://octopus";
  private static final String WORK = "https://work";
  private static final String HOME = "https://home";

  @TempDir Path folder;

  private World world = new World(Path.of(""));
  private ProfileStore store = new ProfileStore(Path.of(""));

  @BeforeEach
  void makeWorld() {
    world = new World(folder);
    store = ProfileStore.of(world.surroundings());
  }

  // Servers.

  @Test
  void the_server_option_wins_over_everything() {
    everythingNamesAServer();

    assertThat(resolve(OPTION, "home", null).server())
        .isEqualTo(new Sourced<>(address(OPTION), "--server"));
  }

  @Test
  void the_profile_option_wins_over_the_environment() {
    everythingNamesAServer();

    assertThat(resolve(null, "home", null).server())
        .isEqualTo(new Sourced<>(address(HOME), "profile home"));
  }

  @Test
  void keyden_url_wins_over_all_that_is_no_option() {
    everythingNamesAServer();

    assertThat(resolve().server()).isEqualTo(new Sourced<>(address(KEYDEN), "KEYDEN_URL"));
  }

  @Test
  void keyden_profile_wins_over_octopus_url() {
    keepProfile("work", WORK, "API-WORK");
    keepProfile("home", HOME, "API-HOME");
    world.with("KEYDEN_PROFILE", "home").with("OCTOPUS_URL", OCTOPUS);

    assertThat(resolve().server())
        .isEqualTo(new Sourced<>(address(HOME), "profile home (KEYDEN_PROFILE)"));
  }

  @Test
  void octopus_url_wins_over_the_current_profile() {
    keepProfile("work", WORK, "API-WORK");
    world.with("OCTOPUS_URL", OCTOPUS);

    assertThat(resolve().server()).isEqualTo(new Sourced<>(address(OCTOPUS), "OCTOPUS_URL"));
  }

  @Test
  void the_current_profile_is_the_last_resort() {
    keepProfile("work", WORK, "API-WORK");
    keepProfile("home", HOME, "API-HOME");

    ConnectionSettings settings = resolve();

    assertThat(settings.server()).isEqualTo(new Sourced<>(address(WORK), "profile work"));
    assertThat(settings.profile()).contains("work");
    assertThat(credential(settings)).isEqualTo("API-WORK from profile work");
  }

  @Test
  void without_any_server_the_hint_says_how_to_name_one() {
    assertThatThrownBy(this::resolve)
        .isInstanceOfSatisfying(
            CommandException.class,
            problem -> {
              assertThat(problem.problem()).isEqualTo("no server is known");
              assertThat(problem.hint().orElse("")).contains("keyden login", "KEYDEN_URL");
              assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
            });
  }

  @Test
  void a_profile_that_was_named_must_be_there() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> resolve(OPTION, "missing", null))
        .withMessage("there is no profile 'missing'");
  }

  @Test
  void a_wrong_address_is_told_with_its_source() {
    world.with("KEYDEN_URL", "API-HUNTER22");

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(this::resolve)
        .withMessageStartingWith("KEYDEN_URL: ")
        .satisfies(problem -> assertThat(problem.problem()).doesNotContain("HUNTER22"));
  }

  // Credentials of the chosen server.

  @Test
  void the_key_file_wins_over_everything() throws IOException {
    everythingNamesAServer();
    Files.writeString(folder.resolve("key"), "API-FILE\n");
    world.with("KEYDEN_API_KEY", "API-KEYDEN");

    assertThat(credential(resolve(null, null, "key"))).isEqualTo("API-FILE from --api-key-file");
    assertThat(credential(resolve(OPTION, null, "key"))).isEqualTo("API-FILE from --api-key-file");
  }

  @Test
  void the_key_can_be_piped_in() {
    world.with("KEYDEN_URL", KEYDEN).withInput("API-PIPED\r\n");

    assertThat(credential(resolve(null, null, "-"))).isEqualTo("API-PIPED from --api-key-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "API-A\nAPI-B", "API-A B", "API-\u00e4", "-----BEGIN\nx"})
  void a_file_that_holds_no_key_never_travels(String content) throws IOException {
    Files.writeString(folder.resolve("key"), content);

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> resolve(OPTION, null, "key"))
        .withMessage("--api-key-file key does not hold a key");
  }

  @Test
  void a_key_file_that_is_not_there_is_told() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> resolve(OPTION, null, "key"))
        .withMessage("cannot read " + folder.resolve("key") + ": no such file or folder");
  }

  @Test
  void the_profile_option_brings_its_own_secret_before_the_environment() {
    keepProfile("work", WORK, "API-WORK");
    world.with("KEYDEN_API_KEY", "API-KEYDEN");

    assertThat(credential(resolve(null, "work", null))).isEqualTo("API-WORK from profile work");
  }

  @ParameterizedTest
  @CsvSource({
    "KEYDEN_API_KEY,KEYDEN_ACCESS_TOKEN,KEYDEN_API_KEY",
    "KEYDEN_ACCESS_TOKEN,OCTOPUS_API_KEY,KEYDEN_ACCESS_TOKEN",
    "OCTOPUS_API_KEY,OCTOPUS_ACCESS_TOKEN,OCTOPUS_API_KEY",
    "OCTOPUS_ACCESS_TOKEN,OCTOPUS_ACCESS_TOKEN,OCTOPUS_ACCESS_TOKEN",
  })
  void variables_of_keyden_come_first_and_keys_before_tokens(
      String one, String other, String winner) {
    world.with("KEYDEN_URL", KEYDEN).with(one, "secret-of-" + one);
    world.with(other, "secret-of-" + other);

    assertThat(credential(resolve())).isEqualTo("secret-of-" + winner + " from " + winner);
  }

  @Test
  void the_environment_wins_over_the_current_profile() {
    keepProfile("work", WORK, "API-WORK");
    world.with("OCTOPUS_API_KEY", "API-OCTOPUS");

    ConnectionSettings settings = resolve();

    assertThat(settings.server().value()).isEqualTo(address(WORK));
    assertThat(credential(settings)).isEqualTo("API-OCTOPUS from OCTOPUS_API_KEY");
  }

  @Test
  void a_variable_that_holds_no_key_is_told_without_it() {
    world.with("KEYDEN_URL", KEYDEN).with("KEYDEN_API_KEY", "API-HUNTER22\nX-Evil: 1");

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(this::resolve)
        .withMessage("KEYDEN_API_KEY does not hold a key");
  }

  // Credentials meant for another server.

  @Test
  void the_secret_of_the_current_profile_does_not_go_to_another_server() {
    keepProfile("work", WORK, "API-WORK");

    ConnectionSettings settings = resolve(OPTION, null, null);

    assertThat(settings.credential()).isEmpty();
    assertThat(settings.withheld())
        .containsExactly(
            "the credential of profile work is meant for https://work and was not sent");
    assertThat(settings.profile()).isEmpty();
  }

  @Test
  void the_secret_of_the_current_profile_goes_to_its_own_server_by_whatever_name() {
    keepProfile("work", WORK, "API-WORK");

    assertThat(credential(resolve("https://WORK:443/api/", null, null)))
        .isEqualTo("API-WORK from profile work");
  }

  @Test
  void the_secret_of_a_profile_does_not_go_unencrypted_to_its_server() {
    keepProfile("work", WORK, "API-WORK");

    assertThat(resolve("http://work", null, null).credential()).isEmpty();
  }

  @Test
  void the_secret_of_a_named_profile_does_not_go_to_another_server() {
    keepProfile("work", WORK, "API-WORK");

    assertThat(resolve(OPTION, "work", null).credential()).isEmpty();
    assertThat(resolve(OPTION, "work", null).withheld()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"KEYDEN_URL,KEYDEN_API_KEY", "OCTOPUS_URL,OCTOPUS_ACCESS_TOKEN"})
  void the_environments_credential_does_not_go_to_another_server_than_the_environments(
      String url, String secret) {
    world.with(url, KEYDEN).with(secret, "hunter22");

    ConnectionSettings settings = resolve(OPTION, null, null);

    assertThat(settings.credential()).isEmpty();
    assertThat(settings.withheld())
        .containsExactly(secret + " is meant for https://keyden and was not sent");
    assertThatThrownBy(() -> settings.requireCredential(world.now()))
        .isInstanceOfSatisfying(
            CommandException.class,
            problem -> {
              assertThat(problem.problem()).contains("https://option", secret);
              assertThat(problem.problem()).doesNotContain("hunter22");
              assertThat(problem.hint().orElse(""))
                  .contains("keyden login --server https://option");
              assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_SIGNED_IN);
            });
  }

  @Test
  void a_credential_of_the_environment_without_a_server_is_for_the_chosen_one() {
    keepProfile("work", WORK, "API-WORK");
    world.with("KEYDEN_API_KEY", "API-KEYDEN");

    assertThat(credential(resolve(OPTION, null, null))).isEqualTo("API-KEYDEN from KEYDEN_API_KEY");
  }

  @Test
  void octopus_credentials_do_not_go_to_the_keyden_of_the_environment() {
    world.with("KEYDEN_URL", KEYDEN).with("OCTOPUS_URL", OCTOPUS).with("OCTOPUS_API_KEY", "API-O");

    assertThat(resolve().credential()).isEmpty();
  }

  @Test
  void a_withheld_credential_gives_way_to_one_that_is_meant() {
    keepProfile("work", OPTION, "API-WORK");
    world.with("KEYDEN_URL", KEYDEN).with("KEYDEN_API_KEY", "API-KEYDEN");

    assertThat(credential(resolve(OPTION, null, null))).isEqualTo("API-WORK from profile work");
  }

  @Test
  void a_profile_whose_server_was_changed_by_hand_keeps_its_secret_back() {
    keepProfile("work", WORK, "API-WORK");
    store.update(profiles -> profiles.with("work", Profile.of(address(OPTION))));

    assertThat(resolve().server().value()).isEqualTo(address(OPTION));
    assertThat(resolve().credential()).isEmpty();
  }

  // Secrets from elsewhere.

  @ParameterizedTest
  @CsvSource({"API-FROM-PASS,true", "header.body.signature,false"})
  void a_secret_command_prints_a_key_or_a_token(String printed, boolean key) {
    keepCommand("printf '" + printed + "\\n'");

    Sourced<Credential> found = resolve().requireCredential(world.now());

    assertThat(found.source()).isEqualTo("profile work, secret-command");
    assertThat(found.value())
        .isEqualTo(
            key
                ? new Credential.ApiKey(SecretText.of(printed))
                : new Credential.AccessToken(SecretText.of(printed)));
  }

  @Test
  void a_secret_command_sees_the_environment_and_no_input() {
    world.with("NAME", "FROM-VARIABLE");
    keepCommand("cat; printf API-$NAME");

    assertThat(credential(resolve()))
        .isEqualTo("API-FROM-VARIABLE from profile work, secret-command");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 3|the secret-command of profile work ended with exit code 3",
        "true|the secret-command of profile work printed nothing",
        "printf 'a b'|the output of the secret-command of profile work does not hold a key",
      })
  void a_secret_command_that_fails_is_told(String command, String problem) {
    keepCommand(command);

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(this::resolve)
        .withMessage(problem);
  }

  @Test
  void a_secret_command_is_not_run_for_another_server_nor_where_it_is_not_needed() {
    keepCommand("touch ran; echo API-X");
    world.with("KEYDEN_API_KEY", "API-KEYDEN");

    resolve();
    resolve(OPTION, null, null);

    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void secrets_are_not_even_read_where_they_are_not_needed() throws IOException {
    keepProfile("work", WORK, "API-WORK");
    Files.setPosixFilePermissions(
        store.secretsFile(), PosixFilePermissions.fromString("rw-r--r--"));
    world.with("KEYDEN_API_KEY", "API-KEYDEN");

    assertThat(credential(resolve())).isEqualTo("API-KEYDEN from KEYDEN_API_KEY");
  }

  // Spaces, warnings, ends.

  @Test
  void the_space_comes_from_the_named_profile_then_the_environment_then_the_current_profile() {
    store.update(profiles ->
        profiles.with("work", new Profile(address(WORK), Optional.of("Mine"), Optional.empty())));

    assertThat(resolve().space()).contains(new Sourced<>("Mine", "profile work"));
    world.with("OCTOPUS_SPACE", "Theirs");
    assertThat(resolve().space()).contains(new Sourced<>("Theirs", "OCTOPUS_SPACE"));
    assertThat(resolve(null, "work", null).space()).contains(new Sourced<>("Mine", "profile work"));
  }

  @Test
  void a_space_of_another_server_does_not_count() {
    store.update(profiles ->
        profiles.with("work", new Profile(address(WORK), Optional.of("Mine"), Optional.empty())));
    world.with("OCTOPUS_URL", OCTOPUS).with("OCTOPUS_SPACE", "Theirs");

    assertThat(resolve(OPTION, null, null).space()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com,0",
    "http://localhost:8065,0",
    "http://127.0.0.1,0",
    "http://example.com,1"
  })
  void what_is_sent_in_the_clear_over_a_network_is_warned_of(String server, int warnings) {
    assertThat(resolve(server, null, null).warnings()).hasSize(warnings);
  }

  @Test
  void an_access_token_that_has_ended_is_not_sent() {
    store.update(profiles -> profiles.with("work", Profile.of(address(WORK))));
    store.keep(
        "work",
        address(WORK),
        new Credential.AccessToken(
            SecretText.of("token"),
            Optional.of(world.now().plus(Duration.ofHours(1))),
            Optional.empty()));

    ConnectionSettings settings = resolve();

    assertThat(settings.requireCredential(world.now())).isNotNull();
    world.advance(Duration.ofHours(4));
    assertThatThrownBy(() -> settings.requireCredential(world.now()))
        .isInstanceOfSatisfying(
            CommandException.class,
            problem -> {
              assertThat(problem.problem())
                  .isEqualTo("the access token from profile work ended 3 hours ago");
              assertThat(problem.hint().orElse("")).startsWith("keyden login --profile work");
              assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_SIGNED_IN);
            });
  }

  // Service accounts without a stored secret.

  @Test
  void a_service_account_is_the_last_credential_of_its_level() throws IOException {
    keepProfile("work", WORK, "API-WORK");
    Files.writeString(folder.resolve("id.jwt"), "d.e.f\n");
    world
        .with("KEYDEN_URL", KEYDEN)
        .with("KEYDEN_SERVICE_ACCOUNT_ID", "the-account")
        .with("KEYDEN_ID_TOKEN", " a.b.c ")
        .with("KEYDEN_ID_TOKEN_FILE", "id.jwt");

    assertThat(credential(resolve()))
        .isEqualTo("a.b.c for the-account from KEYDEN_SERVICE_ACCOUNT_ID, KEYDEN_ID_TOKEN");
    world.with("KEYDEN_ID_TOKEN", "");
    assertThat(credential(resolve()))
        .isEqualTo("d.e.f for the-account from KEYDEN_SERVICE_ACCOUNT_ID, KEYDEN_ID_TOKEN_FILE");
    world.with("KEYDEN_API_KEY", "API-KEYDEN");
    assertThat(credential(resolve())).isEqualTo("API-KEYDEN from KEYDEN_API_KEY");
  }

  @Test
  void an_id_token_goes_to_the_server_of_its_level_alone() {
    world
        .with("KEYDEN_URL", KEYDEN)
        .with("KEYDEN_SERVICE_ACCOUNT_ID", "the-account")
        .with("KEYDEN_ID_TOKEN", "a.b.c");

    ConnectionSettings settings = resolve(OPTION, null, null);

    assertThat(settings.credential()).isEmpty();
    assertThat(settings.withheld())
        .containsExactly("KEYDEN_SERVICE_ACCOUNT_ID is meant for https://keyden and was not sent");
  }

  @Test
  void an_id_token_without_a_service_account_is_no_credential() {
    world.with("KEYDEN_URL", KEYDEN).with("KEYDEN_ID_TOKEN", "a.b.c");

    assertThat(resolve().credential()).isEmpty();
  }

  @Test
  void what_is_no_id_token_is_told_without_repeating_it() {
    world
        .with("KEYDEN_URL", KEYDEN)
        .with("KEYDEN_SERVICE_ACCOUNT_ID", "the-account")
        .with("KEYDEN_ID_TOKEN", "hunter 22");

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(this::resolve)
        .withMessage("KEYDEN_ID_TOKEN does not hold a token");
  }

  private void everythingNamesAServer() {
    keepProfile("work", WORK, "API-WORK");
    keepProfile("home", HOME, "API-HOME");
    world.with("KEYDEN_URL", KEYDEN).with("KEYDEN_PROFILE", "work").with("OCTOPUS_URL", OCTOPUS);
  }

  private void keepProfile(String name, String server, String key) {
    store.update(profiles -> profiles.with(name, Profile.of(address(server))));
    store.keep(name, address(server), new Credential.ApiKey(SecretText.of(key)));
  }

  private void keepCommand(String command) {
    store.update(profiles ->
        profiles.with("work", new Profile(address(WORK), Optional.empty(), Optional.of(command))));
  }

  private ConnectionSettings resolve() {
    return resolve(null, null, null);
  }

  private ConnectionSettings resolve(
      @Nullable String server, @Nullable String profile, @Nullable String apiKeyFile) {
    return new ConnectionResolver(world.surroundings(), store)
        .resolve(
            new ConnectionRequest(
                Optional.ofNullable(server),
                Optional.ofNullable(profile),
                Optional.ofNullable(apiKeyFile)));
  }

  /** The secret itself, and where it came from. */
  @RevealsSecret(because = "the test compares what would be sent")
  private String credential(ConnectionSettings settings) {
    Sourced<Credential> found = settings.requireCredential(world.now());
    String secret =
        switch (found.value()) {
          case Credential.ApiKey key -> key.key().reveal();
          case Credential.AccessToken token -> token.token().reveal();
          case Credential.TokenExchange exchange ->
              exchange.idToken().get() + " for " + exchange.serviceAccountId();
        };
    return secret + " from " + found.source();
  }

  private static ServerAddress address(String text) {
    try {
      return ServerAddress.parse(text);
    } catch (InvalidValueException invalid) {
      throw new IllegalArgumentException(invalid);
    }
  }
}
