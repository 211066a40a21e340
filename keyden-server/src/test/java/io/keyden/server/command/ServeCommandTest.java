package io.keyden.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ServeCommandTest {
  private static final String KEY = "API-ABCDEFGHIJKLMNOPQRSTUVWXY2";
  private static final String PASSWORD = "correct horse battery";
  private static final FirstStart.Made MADE =
      new FirstStart.Made(
          "admin",
          Optional.of(Secret.of(PASSWORD)),
          Optional.of(Secret.of(KEY)),
          Instant.parse("2027-05-23T12:00:00.123Z"),
          "Users-1");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FixtureLauncher launcher = new FixtureLauncher(new FirstStart.None());

  @TempDir private Path directory;

  @Test
  void a_server_that_is_stopped_has_closed_and_succeeded() {
    int code = run(launcher, () -> {}, "serve", "--port", "0");

    assertThat(code).isZero();
    assertThat(launcher.running()).isZero();
    assertThat(err.toString(UTF_8)).isEqualTo("stopping\n");
    assertThat(out.toString(UTF_8)).matches("keyden is ready at http://127.0.0.1:[0-9]+\n");
  }

  @Test
  void a_server_announces_its_stop_and_goes_on_for_the_drain_delay() {
    int code = run(launcher, () -> {}, "serve", "--port=0", "--drain-delay=300ms");

    assertThat(code).isZero();
    assertThat(launcher.drained()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(30));
  }

  @Test
  void the_ready_file_holds_the_address_of_a_server_that_answers() {
    Path ready = directory.resolve("ready file");
    Seen seen = new Seen();

    int code =
        run(
            launcher,
            () -> {
              seen.address = Files.readString(ready);
              seen.status = status(URI.create(seen.address.strip()));
              seen.files = names(directory);
            },
            "serve",
            "--port=0",
            "--ready-file=" + ready);

    assertThat(code).isZero();
    assertThat(seen.address).matches("http://127.0.0.1:[0-9]+\n");
    assertThat(seen.status).isEqualTo(204);
    assertThat(seen.files).containsExactly("ready file");
    assertThat(ready).doesNotExist();
  }

  @Test
  void the_ready_file_of_an_earlier_run_is_gone_before_the_start() throws IOException {
    Path ready = Files.writeString(directory.resolve("ready"), "http://127.0.0.1:1\n");
    Seen seen = new Seen();
    ServerLauncher looking =
        (configuration, stream) -> {
          seen.files = names(directory);
          return launcher.start(configuration, stream);
        };

    int code = run(looking, () -> {}, "serve", "--port=0", "--ready-file=" + ready);

    assertThat(code).isZero();
    assertThat(seen.files).isEmpty();
  }

  @Test
  void a_ready_file_that_cannot_be_written_ends_the_server() {
    Path ready = directory.resolve("missing folder/ready");

    int code = run(launcher, () -> {}, "serve", "--port=0", "--ready-file=" + ready);

    assertThat(code).isEqualTo(1);
    assertThat(launcher.running()).isZero();
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            keyden: the ready file %s cannot be written
            hint: choose another with --ready-file, in a folder that exists
            """
                .formatted(ready));
  }

  @Test
  void the_first_start_shows_what_it_made_and_a_line_that_makes_the_next_key() {
    int code = run(new FixtureLauncher(MADE), () -> {}, "serve", "--port=0");

    String shown = out.toString(UTF_8);
    String address = shown.lines().findFirst().orElseThrow().replace("keyden is ready at ", "");
    assertThat(code).isZero();
    assertThat(shown)
        .contains(
            "  portal    " + address + "/app\n",
            "  username  admin\n",
            "  password  " + PASSWORD + "\n",
            "  API key   " + KEY + "\n",
            "  expires   2027-05-23T12:00:00Z\n",
            "  curl -s -X POST -H \"X-Octopus-ApiKey: "
                + KEY
                + "\" -d '{\"Purpose\":\"my next key\"}' "
                + address
                + "/api/users/Users-1/apikeys\n");
    assertThat(err.toString(UTF_8)).doesNotContain(KEY, PASSWORD);
  }

  @Test
  void while_there_is_no_account_the_portal_and_the_set_up_code_are_shown() {
    var awaiting = new FirstStart.AwaitingSetUp(Secret.of("ABCD-EFGH-JKLM-NPQR-STUV"));

    int code = run(new FixtureLauncher(awaiting), () -> {}, "serve", "--port=0");

    String shown = out.toString(UTF_8);
    String address = shown.lines().findFirst().orElseThrow().replace("keyden is ready at ", "");
    assertThat(code).isZero();
    assertThat(shown)
        .contains(
            "  portal       " + address + "/app\n", "  set-up code  ABCD-EFGH-JKLM-NPQR-STUV\n");
    assertThat(err.toString(UTF_8)).doesNotContain("ABCD");
  }

  @Test
  void secrets_from_outside_are_not_shown() {
    FirstStart.Made made =
        new FirstStart.Made("admin", Optional.empty(), Optional.empty(), Instant.EPOCH, "Users-1");
    Map<String, String> environment =
        Map.of("KEYDEN_ADMIN_PASSWORD", PASSWORD, "KEYDEN_ADMIN_API_KEY", KEY);

    int code = run(environment, new FixtureLauncher(made), () -> {}, "serve", "--port=0");

    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "  password  as given in KEYDEN_ADMIN_PASSWORD\n",
            "  API key   as given in KEYDEN_ADMIN_API_KEY\n",
            "-H \"X-Octopus-ApiKey: $KEYDEN_ADMIN_API_KEY\"")
        .doesNotContain(KEY, PASSWORD);
    assertThat(err.toString(UTF_8)).doesNotContain(KEY, PASSWORD);
  }

  @Test
  void a_later_start_shows_no_administrator() {
    run(launcher, () -> {}, "serve", "--port=0");

    assertThat(out.toString(UTF_8).lines()).hasSize(1);
  }

  @Test
  void a_port_in_use_is_told_in_one_line_and_a_hint() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      int code = run(launcher, () -> {}, "serve", "--port", String.valueOf(port));

      assertThat(code).isEqualTo(1);
      assertThat(err.toString(UTF_8))
          .isEqualTo(
              """
              keyden: port %d is already in use
              hint: choose another with --port, or 0 for any
              """
                  .formatted(port));
      assertThat(out.toString(UTF_8)).isEmpty();
    }
  }

  @Test
  void a_port_in_use_is_recognised_below_other_exceptions() {
    ServerLauncher failing =
        failing(new UncheckedIOException(new BindException("Address already in use")));

    int code = run(failing, () -> {}, "serve", "--port=8065");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("keyden: port 8065 is already in use\nhint: ");
  }

  @Test
  void an_address_of_another_machine_is_told_with_what_helps() {
    ServerLauncher failing =
        failing(new UncheckedIOException(new BindException("Cannot assign requested address")));

    int code = run(failing, () -> {}, "serve", "--host=192.0.2.1");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .startsWith(
            "keyden: cannot listen on 192.0.2.1 port 8065: Cannot assign requested address\nhint: ")
        .contains("--host");
  }

  @Test
  void a_data_directory_without_the_right_to_write_is_told_in_one_line_and_a_hint() {
    ServerLauncher failing =
        failing(new UncheckedIOException(new AccessDeniedException("/data/x")));

    int code = run(failing, () -> {}, "serve", "--data-dir=/data");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .startsWith("keyden: the data directory /data cannot be written to\nhint: ")
        .contains("--data-dir");
  }

  @Test
  void a_data_directory_in_use_is_told_in_one_line_and_a_hint() {
    ServerLauncher locked =
        (configuration, stream) -> {
          throw StartException.dataDirectoryLocked(configuration.storage().dataDirectory());
        };

    int code = run(locked, () -> {}, "serve", "--data-dir=/data");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            keyden: the data directory /data is in use by another keyden
            hint: stop that one, or choose another with --data-dir
            """);
  }

  @Test
  void with_json_everything_on_standard_error_is_an_object_a_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Map<String, String> environment = Map.of("KEYDEN_LOG_FORMAT", "json", "KEYDEN_PROT", "1");

      int failed = run(environment, launcher, () -> {}, "serve", "--port=" + port);
      int stopped = run(environment, launcher, () -> {}, "serve", "--port=0");
      int unforeseen =
          run(environment, failing(new IllegalStateException("broken")), () -> {}, "serve");

      assertThat(List.of(failed, stopped, unforeseen)).containsExactly(1, 0, 1);
      assertThat(err.toString(UTF_8).lines().map(line -> JsonMapper.shared().readTree(line)))
          .extracting(object -> object.get("message").stringValue().split(" is not| hint", -1)[0])
          .containsExactly(
              "KEYDEN_PROT",
              "port " + port + " is already in use;",
              "KEYDEN_PROT",
              "stopping",
              "KEYDEN_PROT",
              "keyden ended unexpectedly");
    }
  }

  @Test
  void what_nobody_foresaw_ends_with_a_plain_line_too() {
    ServerLauncher failing = failing(new IllegalStateException("broken"));

    int code = run(failing, () -> {}, "serve");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("keyden ended unexpectedly\n", "  java.lang.IllegalStateException: broken\n")
        .endsWith(
            """
            keyden: ended unexpectedly: IllegalStateException
            hint: the log above says where; please report it
            """);
  }

  @Test
  void wrong_settings_are_all_told_and_nothing_is_started() {
    int code =
        run(
            Map.of("KEYDEN_HOST", "a b", "KEYDEN_PROT", "1"),
            failing(new IllegalStateException("started")),
            () -> {},
            "serve",
            "--port=x");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            warning: KEYDEN_PROT is not a setting and is ignored; the nearest name is KEYDEN_PORT
            keyden: settings are wrong
              KEYDEN_HOST: must be the name or address of a network interface, not "a b"
              --port: must be a whole number from 0 to 65535, not "x"
            hint: keyden serve --help lists every setting
            """);
  }

  private int run(ServerLauncher starter, WhileRunning whileRunning, String... arguments) {
    return run(Map.of(), starter, whileRunning, arguments);
  }

  private int run(
      Map<String, String> environment,
      ServerLauncher starter,
      WhileRunning whileRunning,
      String... arguments) {
    StopSignal stopSignal =
        new StopSignal() {
          @Override
          public void listen(Duration closeLimit) {
            assertThat(closeLimit).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
          }

          @Override
          public void await() throws InterruptedException {
            try {
              whileRunning.run();
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          }
        };
    return Main.run(
        new Surroundings(
            environment,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            starter,
            stopSignal),
        arguments);
  }

  private static ServerLauncher failing(RuntimeException failure) {
    return (_, _) -> {
      throw failure;
    };
  }

  private static int status(URI address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static List<String> names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  /** What a test does while the server runs; the server is stopped afterwards. */
  @FunctionalInterface
  private interface WhileRunning {
    void run() throws IOException, InterruptedException;
  }

  private static final class Seen {
    private String address = "";
    private int status;
    private List<String> files = List.of("nothing was looked at");
  }
}
