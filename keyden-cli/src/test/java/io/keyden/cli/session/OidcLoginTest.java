package io.keyden.cli.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.surroundings.World;
import io.keyden.client.octopus.KeyState;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.ReceivedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Service accounts sign in with the token of another issuer. */
class OidcLoginTest {
  private static final String ID_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqb2IifQ.c2lnbmF0dXJl";

  private static final Pattern JOB = Pattern.compile("```yaml\n(jobs:.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));
  private String account = "";

  @BeforeEach
  void haveAServiceAccount() {
    scene.close();
    begin(OctopusVersion.CURRENT);
  }

  private void begin(OctopusVersion version) {
    scene = new Scene(version, folder);
    String robot = scene.server().serviceAccount("deploy-bot");
    account = scene.server().externalId(robot);
    scene.server().trustSubjectToken(scene.secret(ID_TOKEN), robot);
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

  private Optional<Credential.AccessToken> kept(String profile) {
    return store()
        .credential(profile, ServerAddress.given(url(), "test"))
        .map(Credential.AccessToken.class::cast);
  }

  @RevealsSecret(because = "the test looks for it where it must not be")
  private String keptText(String profile) {
    return scene.secret(kept(profile).orElseThrow().token().reveal());
  }

  private Scene.Outcome login(World world, String... more) {
    List<String> arguments = new ArrayList<>(List.of("login", "-s", url()));
    arguments.addAll(List.of(more));
    return scene.run(world, arguments.toArray(String[]::new));
  }

  private World holdingIdToken() {
    return scene.stranger().with("KEYDEN_ID_TOKEN", ID_TOKEN);
  }

  /** As a step of a pipeline that stores nothing. */
  private World pipeline() {
    return scene
        .stranger()
        .with("KEYDEN_URL", url())
        .with("KEYDEN_SERVICE_ACCOUNT_ID", account)
        .with("KEYDEN_ID_TOKEN", ID_TOKEN);
  }

  // What login does.

  @Test
  void id_token_from_a_file_is_exchanged_and_the_access_token_kept_for_its_owner_alone()
      throws IOException {
    Files.writeString(folder.resolve("id.jwt"), ID_TOKEN + "\n");

    Scene.Outcome login =
        login(
            scene.stranger(),
            "--profile",
            "ci",
            "--service-account-id",
            account,
            "--id-token-file",
            "id.jwt");

    assertThat(login.err())
        .isEqualTo(
            """
            signed in to %s as deploy-bot, kept in profile ci
            the access token ends in 60 minutes
            """
                .formatted(url()));
    assertThat(login.out()).isEmpty();
    assertThat(login.code()).isZero();
    assertThat(kept("ci").orElseThrow().expires()).contains(scene.now().plus(Duration.ofHours(1)));
    assertThat(kept("ci").orElseThrow().serviceAccountId()).contains(account);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store().secretsFile())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(store().configurationFile())).doesNotContain(keptText("ci"));
    assertThat(Files.readString(store().secretsFile())).doesNotContain(ID_TOKEN);
    Scene.Outcome who = scene.run(scene.stranger(), "whoami");
    assertThat(who.out()).contains("deploy-bot").contains("access token").contains("profile ci");
  }

  @Test
  void id_token_is_piped_in() {
    Scene.Outcome login =
        login(
            scene.stranger().withInput(ID_TOKEN + "\n"),
            "--service-account-id",
            account,
            "--id-token-file",
            "-");

    assertThat(login.code()).isZero();
    assertThat(kept("default")).isPresent();
  }

  @Test
  void id_token_and_account_come_from_variables() throws IOException {
    Files.writeString(folder.resolve("projected"), ID_TOKEN);
    World world =
        scene
            .stranger()
            .with("KEYDEN_SERVICE_ACCOUNT_ID", account)
            .with("KEYDEN_ID_TOKEN_FILE", "projected");

    Scene.Outcome login = login(world, "--oidc", "-q");

    assertThat(login.code()).isZero();
    assertThat(login.err())
        .isEqualTo("warning: KEYDEN_SERVICE_ACCOUNT_ID is set and wins over the current profile\n");
    assertThat(kept("default")).isPresent();
  }

  @Test
  void github_actions_gives_the_id_token_for_the_account() throws IOException {
    try (GitHub gitHub = new GitHub()) {
      Scene.Outcome login = login(gitHub.job(), "--service-account-id", account);

      assertThat(login.code()).isZero();
      assertThat(gitHub.asked).containsExactly("/token?api-version=2.0&audience=" + account);
    }
  }

  @Test
  void github_actions_without_a_token_is_told_as_that() throws IOException {
    try (GitHub gitHub = new GitHub()) {
      gitHub.status = 403;

      Scene.Outcome login = login(gitHub.job(), "--service-account-id", account);

      assertThat(login.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
      assertThat(login.err())
          .startsWith(
              "keyden: GitHub Actions gives no token: it answered 403; does the job have the"
                  + " permission id-token: write?\nhint: ");
      assertThat(scene.server().requests()).isEmpty();
    }
  }

  /** What GitHub has for its jobs. */
  private final class GitHub implements AutoCloseable {
    private final HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private GitHub() throws IOException {
      http.createContext(
          "/",
          exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = ("{\"value\":\"" + ID_TOKEN + "\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      http.start();
    }

    /** What a job with the permission sees. */
    private World job() {
      return scene
          .stranger()
          .with("GITHUB_ACTIONS", "true")
          .with(
              "ACTIONS_ID_TOKEN_REQUEST_URL",
              "http://127.0.0.1:" + http.getAddress().getPort() + "/token?api-version=2.0")
          .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", scene.secret("token-of-the-job"));
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }

  @Test
  void space_is_kept_and_an_unknown_one_leaves_nothing_behind() {
    Scene.Outcome login =
        login(holdingIdToken(), "--service-account-id", account, "--space", "Nowhere");

    assertThat(login.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(store().secretsFile()).doesNotExist();
  }

  @Test
  void key_that_an_earlier_login_made_is_revoked() {
    scene.server().person("alice", scene.secret("Correct horse 9"));
    login(scene.stranger().with("KEYDEN_PASSWORD", "Correct horse 9"), "--username", "alice");
    KeyState made = scene.server().keys().getLast();

    Scene.Outcome login = login(holdingIdToken(), "--service-account-id", account);

    assertThat(login.err()).contains("revoked the key " + made.id());
    assertThat(scene.server().keys().getLast().revoked()).isTrue();
  }

  // What is refused.

  @Test
  void refused_id_token_is_told_with_the_servers_words_and_leaves_nothing_behind() {
    Scene.Outcome login =
        login(
            scene.stranger().with("KEYDEN_ID_TOKEN", scene.secret("x.y.z")),
            "--service-account-id",
            account);

    assertThat(login.err())
        .isEqualTo(
            """
            keyden: the server refuses the ID token from KEYDEN_ID_TOKEN: no identity of a service \
            account fits the assertions of the token
            hint: one of the account's OIDC identities must have the issuer, the subject and the \
            audience of the token
            """);
    assertThat(login.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(store().secretsFile()).doesNotExist();
    assertThat(store().configurationFile()).doesNotExist();
  }

  @Test
  void words_of_the_server_cannot_command_the_terminal_or_repeat_the_token() {
    scene
        .server()
        .failNext(
            "POST",
            "/api/token/v1",
            400,
            "{\"error_description\":\"\\u001b[2JNot \\nhint: trust " + ID_TOKEN + "\"}");

    Scene.Outcome login = login(holdingIdToken(), "--service-account-id", account);

    assertThat(login.err())
        .startsWith(
            "keyden: the server refuses the ID token from KEYDEN_ID_TOKEN:"
                + " \\u001b[2JNot \\nhint: trust [redacted]\nhint: one of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Users-2", "deploy-bot", "5be2ac10"})
  void id_of_another_kind_is_told_as_the_likely_fault(String id) {
    Scene.Outcome login = login(holdingIdToken(), "--service-account-id", id);

    assertThat(login.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(login.err())
        .contains("hint: the id of the service account is not Users-1 or its name but a UUID");
  }

  @Test
  void missing_id_token_is_told_with_what_gives_one() {
    assertThat(login(scene.stranger(), "--service-account-id", account).err())
        .isEqualTo(
            """
            keyden: there is no ID token for the service account %s
            hint: set KEYDEN_ID_TOKEN or KEYDEN_ID_TOKEN_FILE
            """
                .formatted(account));
    assertThat(
            login(scene.stranger().with("GITHUB_ACTIONS", "true"), "--service-account-id", account)
                .err())
        .endsWith("hint: give the job the permission id-token: write\n");
    assertThat(
            login(scene.stranger(), "--service-account-id", account, "--id-token-file", "missing"))
        .satisfies(login -> assertThat(login.code()).isEqualTo(ExitCode.NOT_SIGNED_IN))
        .satisfies(login ->
            assertThat(login.err())
                .startsWith(
                    "keyden: the file with the token cannot be read: "
                        + folder.resolve("missing")));
    assertThat(scene.server().requests()).isEmpty();
  }

  @Test
  void options_that_exclude_each_other_or_lack_the_account_are_refused() {
    assertThat(login(holdingIdToken(), "--oidc"))
        .isEqualTo(
            new Scene.Outcome(
                ExitCode.USAGE,
                "",
                """
                keyden: which service account? its id is missing
                hint: --service-account-id ID, or set KEYDEN_SERVICE_ACCOUNT_ID; the account's \
                page shows it
                """));
    assertThat(login(holdingIdToken(), "--oidc", "--username", "x", "--api-key-file", "y").err())
        .startsWith("keyden: --username and --api-key-file and --oidc exclude each other");
    assertThat(login(holdingIdToken(), "--oidc", "--expires", "3d").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void id_token_is_no_argument_and_one_that_was_given_is_not_repeated() {
    Scene.Outcome login =
        login(scene.stranger(), "--service-account-id", account, "--id-token", ID_TOKEN);

    assertThat(login.code()).isEqualTo(ExitCode.USAGE);
    assertThat(login.err())
        .isEqualTo(
            """
            keyden: unknown option --id-token
            hint: did you mean --id-token-file? see keyden login --help
            """);
  }

  @Test
  void server_that_exchanges_elsewhere_or_not_at_all_is_told_as_such() {
    scene
        .server()
        .failNext(
            "GET",
            "/.well-known/openid-configuration",
            200,
            "{\"token_endpoint\":\"https://octopus.example.com/api/token/v1\"}");
    assertThat(login(holdingIdToken(), "--service-account-id", account))
        .satisfies(login -> assertThat(login.code()).isEqualTo(ExitCode.NO_CONNECTION))
        .satisfies(login ->
            assertThat(login.err())
                .contains("exchanges tokens elsewhere, at https://octopus.example.com;"));

    scene.close();
    begin(OctopusVersion.OLD);
    assertThat(login(holdingIdToken(), "--service-account-id", account).err())
        .startsWith("keyden: the server exchanges no tokens: it has no /.well-known/");
  }

  // Afterwards.

  @Test
  void ended_access_token_is_told_with_what_gets_another_and_is_not_sent() {
    login(holdingIdToken(), "--service-account-id", account, "--profile", "ci");
    scene.advance(Duration.ofMinutes(61));
    scene.server().forgetRequests();

    Scene.Outcome who = scene.run(scene.stranger(), "whoami");

    assertThat(who)
        .isEqualTo(
            new Scene.Outcome(
                ExitCode.NOT_SIGNED_IN,
                "",
                """
                keyden: the access token from profile ci ended 1 minute ago
                hint: keyden login --service-account-id %s --profile ci, or set \
                KEYDEN_SERVICE_ACCOUNT_ID, by which each command signs in by itself
                """
                    .formatted(account)));
    assertThat(scene.server().requests()).isEmpty();
  }

  @Test
  void logout_forgets_the_access_token() {
    login(holdingIdToken(), "--service-account-id", account);

    Scene.Outcome logout = scene.run(scene.stranger(), "logout");

    assertThat(logout.err()).contains("the access token ends by itself");
    assertThat(kept("default")).isEmpty();
  }

  // Pipelines.

  @Test
  void command_signs_in_by_itself_and_stores_nothing() {
    Scene.Outcome who = scene.run(pipeline(), "whoami");

    assertThat(who.code()).isZero();
    assertThat(who.out())
        .contains("deploy-bot")
        .contains("KEYDEN_SERVICE_ACCOUNT_ID, KEYDEN_ID_TOKEN");
    assertThat(ReceivedRequest.lines(scene.server().requests()))
        .containsExactly(
            "GET /.well-known/openid-configuration",
            "POST /api/token/v1",
            "GET /api",
            "GET /api/users/me");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void documented_job_has_the_permission_and_signs_in() throws IOException {
    Matcher found = JOB.matcher(Files.readString(Path.of("../docs/cli.md")));
    assertThat(found.find()).isTrue();
    String job = found.group(1);
    Map<String, String> values = Map.of("KEYDEN_URL", url(), "KEYDEN_SERVICE_ACCOUNT_ID", account);
    List<String> names =
        Pattern.compile("(KEYDEN_\\w+):")
            .matcher(job)
            .results()
            .map(name -> name.group(1))
            .toList();
    Matcher command = Pattern.compile("- run: keyden (\\w+)\n").matcher(job);

    assertThat(job).contains("permissions:\n      id-token: write\n");
    assertThat(names).containsExactlyInAnyOrderElementsOf(values.keySet());
    assertThat(command.find()).isTrue();
    try (GitHub gitHub = new GitHub()) {
      World world = gitHub.job();
      names.forEach(name -> world.with(name, values.getOrDefault(name, "")));

      Scene.Outcome outcome = scene.run(world, command.group(1));

      assertThat(outcome.code()).isZero();
      assertThat(outcome.out()).contains("deploy-bot").contains("GitHub Actions");
    }
  }

  @Test
  void refused_id_token_of_a_pipeline_is_told_in_the_same_way() {
    Scene.Outcome who =
        scene.run(pipeline().with("KEYDEN_ID_TOKEN", scene.secret("x.y.z")), "whoami");

    assertThat(who.code()).isEqualTo(ExitCode.NOT_SIGNED_IN);
    assertThat(who.err())
        .startsWith("keyden: the server refuses the ID token from KEYDEN_ID_TOKEN: no identity");
  }

  @Test
  void access_token_that_is_refused_twice_is_told_as_the_servers_own() {
    scene.server().failNext("GET", "/api/users/me", 401, "{}");
    scene.server().failNext("GET", "/api/users/me", 401, "{}");

    Scene.Outcome who = scene.run(pipeline(), "whoami");

    assertThat(who.err())
        .isEqualTo(
            """
            keyden: the server refuses the access token that it gave for the ID token from \
            KEYDEN_ID_TOKEN
            hint: the service account may have been disabled
            """);
  }

  @Test
  void settings_show_where_the_credential_comes_from_and_ask_nobody() {
    Scene.Outcome shown = scene.run(pipeline(), "config", "show");

    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("access token")
        .contains("KEYDEN_SERVICE_ACCOUNT_ID, KEYDEN_ID_TOKEN");
    assertThat(scene.server().requests()).isEmpty();
  }
}
