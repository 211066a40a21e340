package io.keyden.cli.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.octopus.KeyState;
import io.keyden.client.octopus.Moment;
import io.keyden.client.octopus.OctopusVersion;
import io.keyden.client.octopus.PlainOctopusServer;
import io.keyden.client.user.User;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * At no point are both keys dead, and a call that is run again ends in the same place; shown by
 * killing the rotation at each of its steps, and by letting each of its steps fail.
 */
class RotationTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path directory;

  private final List<KeydenClient> clients = new ArrayList<>();
  private final Random random = new Random(11);
  private final List<Step> steps = new ArrayList<>();
  private Instant now = NOW;
  private PlainOctopusServer server = start(OctopusVersion.CURRENT);
  private String robot = "";
  private String oldSecret = "";

  /** As sudden as a kill: nothing in the code may answer to it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(Step step) {
      super("killed at " + step);
    }
  }

  private PlainOctopusServer start(OctopusVersion version) {
    return PlainOctopusServer.of(version).clock(() -> now).start();
  }

  @BeforeEach
  void haveAKeyInUse() throws IOException {
    robot = server.serviceAccount("robot");
    oldSecret = server.giveKey(robot, "deploy", NOW.plus(Duration.ofDays(10)));
    Files.writeString(file(), oldSecret + "\n");
  }

  @AfterEach
  void stop() {
    clients.forEach(KeydenClient::close);
    server.close();
  }

  private Path file() {
    return directory.resolve("key");
  }

  private KeydenClient client(String secret) {
    KeydenClient client =
        KeydenClient.builder().server(server.uri()).apiKey(secret).attempts(1).build();
    clients.add(client);
    return client;
  }

  private Rotation rotation(Consumer<Step> progress) {
    return new Rotation(
        directory.resolve("journal"),
        InstantSource.fixed(now),
        random::nextInt,
        secret -> client(secret.reveal()),
        progress);
  }

  /** By the key that is used at the moment, as somebody would who runs the command. */
  private RotationRequest ownRequest(Delivery... deliveries) throws IOException {
    String current = Files.readString(file()).strip();
    KeydenClient client = client(current);
    User owner = client.users().me();
    KeySecret secret = KeySecret.of(current);
    ApiKey old = client.apiKeys().findBySecret(owner, secret).findFirst().orElseThrow();
    return new RotationRequest(
        client,
        owner,
        true,
        old,
        Optional.of(secret),
        key -> key.expiringAt(old.expires().orElseThrow()),
        List.of(deliveries),
        Duration.ZERO);
  }

  /** By an administrator, who does not know the old secret. */
  private RotationRequest administratorsRequest(Delivery... deliveries) {
    KeydenClient client = client(server.administratorKey());
    User owner = client.users().get(robot);
    ApiKey old =
        client
            .apiKeys()
            .list(owner)
            .filter(key -> Marker.unmarked(key.purpose()).equals("deploy"))
            .reduce((_, last) -> last)
            .orElseThrow();
    return new RotationRequest(
        client,
        owner,
        false,
        old,
        Optional.empty(),
        NewApiKey::expiringAtMaximum,
        List.of(deliveries),
        Duration.ZERO);
  }

  private Delivery toFile() {
    return new FileDelivery.Whole(file());
  }

  private String inFile() throws IOException {
    return Files.readString(file()).strip();
  }

  private List<KeyState> working() {
    return server.keys().stream().filter(key -> key.userId().equals(robot) && key.works()).toList();
  }

  private void assertOneKeyLeft() throws IOException {
    assertThat(working()).as("keys that work").hasSize(1);
    assertThat(server.works(inFile())).as("the key in the file works").isTrue();
    assertThat(server.works(oldSecret)).as("the old key works").isFalse();
    assertThat(Marker.unmarked(working().getFirst().purpose())).isEqualTo("deploy");
    assertJournalEmpty();
  }

  private void assertNothingChanged() throws IOException {
    assertThat(inFile()).isEqualTo(oldSecret);
    assertThat(server.works(oldSecret)).isTrue();
    assertThat(working()).as("keys that work").hasSize(1);
    assertJournalEmpty();
  }

  private void assertJournalEmpty() throws IOException {
    if (Files.exists(directory.resolve("journal"))) {
      try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
        assertThat(files.filter(file -> file.toString().endsWith(".json"))).isEmpty();
      }
    }
  }

  // All goes well

  @ParameterizedTest
  @EnumSource(OctopusVersion.class)
  void the_successor_is_in_its_place_and_the_old_key_is_revoked(OctopusVersion version)
      throws Exception {
    server.close();
    server = start(version);
    haveAKeyInUse();

    RotationOutcome outcome = rotation(steps::add).rotate(ownRequest(toFile()));

    assertThat(steps)
        .containsExactly(
            Step.BEGUN,
            Step.ANSWERED,
            Step.MADE,
            Step.DELIVERED,
            Step.PROVEN,
            Step.PROOF_NOTED,
            Step.REVOKED,
            Step.ENDED);
    assertThat(outcome.oldKeyWorksUntil()).isEmpty();
    assertThat(outcome.successor()).map(ApiKey::id).hasValue(working().getFirst().id());
    assertOneKeyLeft();
  }

  @Test
  void a_rotated_key_can_be_rotated_again() throws Exception {
    rotation(steps::add).rotate(ownRequest(toFile()));

    rotation(steps::add).rotate(ownRequest(toFile()));

    assertOneKeyLeft();
    assertThat(server.keys().stream().filter(key -> key.userId().equals(robot))).hasSize(3);
  }

  @Test
  void an_administrator_rotates_the_key_of_a_service_account() throws Exception {
    rotation(steps::add).rotate(administratorsRequest(toFile()));

    assertOneKeyLeft();
  }

  @Test
  void paths_that_only_the_links_tell_are_no_hindrance() throws Exception {
    server.close();
    server = PlainOctopusServer.of(OctopusVersion.CURRENT).clock(() -> now).movedPaths().start();
    haveAKeyInUse();

    rotation(steps::add).rotate(ownRequest(toFile()));

    assertOneKeyLeft();
  }

  // Killed

  @ParameterizedTest
  @EnumSource(Step.class)
  void a_rotation_that_is_killed_leaves_a_key_that_works_and_ends_when_run_again(Step last)
      throws Exception {
    assertThatThrownBy(() -> rotation(killAt(last)).rotate(ownRequest(toFile())))
        .isInstanceOf(Killed.class);

    assertThat(working()).as("keys that work after the kill").isNotEmpty();
    assertThat(server.works(inFile())).as("the key in the file works").isTrue();

    if (server.works(inFile()) && last != Step.ENDED) {
      rotation(steps::add).rotate(ownRequest(toFile()));
    }
    assertOneKeyLeft();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void the_same_holds_where_an_administrator_rotates(Step last) throws Exception {
    assertThatThrownBy(() -> rotation(killAt(last)).rotate(administratorsRequest(toFile())))
        .isInstanceOf(Killed.class);

    assertThat(server.works(inFile())).as("the key in the file works").isTrue();

    if (last != Step.ENDED) {
      rotation(steps::add).rotate(administratorsRequest(toFile()));
    }
    assertOneKeyLeft();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void a_rotation_that_is_killed_again_and_again_ends_once_it_is_not(Step last) throws Exception {
    for (int i = 0; i < 3; i++) {
      try {
        rotation(killAt(last)).rotate(administratorsRequest(toFile()));
      } catch (Killed expected) {
        assertThat(server.works(inFile())).as("the key in the file works").isTrue();
      }
    }
    // The third may have been the rotation of an earlier successor.
    if (!isJournalEmpty()) {
      rotation(steps::add).rotate(administratorsRequest(toFile()));
    }

    assertOneKeyLeft();
  }

  private boolean isJournalEmpty() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      return files.noneMatch(file -> file.toString().endsWith(".json"));
    }
  }

  private static Consumer<Step> killAt(Step last) {
    return step -> {
      if (step == last) {
        throw new Killed(step);
      }
    };
  }

  @Test
  void a_key_that_was_replaced_by_a_killed_rotation_is_told_as_that() throws Exception {
    assertThatThrownBy(() -> rotation(killAt(Step.REVOKED)).rotate(ownRequest(toFile())))
        .isInstanceOf(Killed.class);

    Optional<RotationOutcome> ended =
        rotation(steps::add).endedFor(server.uri(), KeySecret.of(oldSecret));

    assertThat(ended).isPresent();
    assertThat(rotation(steps::add).endedFor(server.uri(), KeySecret.of(oldSecret))).isEmpty();
    assertOneKeyLeft();
  }

  @Test
  void a_second_process_keeps_its_hands_off() throws Exception {
    RotationRequest request = ownRequest(toFile());
    List<Throwable> seen = new ArrayList<>();

    rotation(
            step -> {
              if (step == Step.MADE) {
                try {
                  rotation(steps::add).rotate(request);
                } catch (RotationException e) {
                  seen.add(e);
                }
              }
            })
        .rotate(request);

    assertThat(seen)
        .singleElement()
        .satisfies(failure ->
            assertThat(failure).hasMessageContaining("another process is rotating this key"));
    assertOneKeyLeft();
  }

  // Failed

  private RotationException failing(RotationRequest request) {
    List<RotationException> failures = new ArrayList<>();
    assertThatExceptionOfType(RotationException.class)
        .isThrownBy(() -> rotation(steps::add).rotate(request))
        .satisfies(failures::add)
        .satisfies(failure -> assertThat(failure.problem()).doesNotContain("API-"))
        .satisfies(failure -> assertThat(failure.hint()).isNotBlank());
    return failures.getFirst();
  }

  @Test
  void a_place_that_cannot_take_a_key_is_told_before_there_is_one() throws Exception {
    RotationException failure =
        failing(ownRequest(new FileDelivery.Whole(directory.resolve("missing/key"))));

    assertThat(failure).hasMessageStartingWith("nothing was done: cannot reach the file");
    assertThat(steps).isEmpty();
    assertNothingChanged();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 429, 500, 503})
  void a_successor_that_is_refused_leaves_all_as_it_was(int status) throws Exception {
    RotationRequest request = ownRequest(toFile());
    server.failNext("POST", "/api/users/*/apikeys", status, "");

    failing(request);

    assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void a_successor_whose_making_gets_no_answer_is_revoked(Moment moment) throws Exception {
    RotationRequest request = ownRequest(toFile());
    server.dropConnectionOn("POST", "/api/users/*/apikeys", moment);

    failing(request);

    assertNothingChanged();
  }

  @Test
  void a_command_that_fails_takes_the_earlier_places_back() throws Exception {
    RotationException failure = failing(ownRequest(toFile(), command("exit 7", Optional.empty())));

    assertThat(failure)
        .hasMessageContaining("it ended with exit code 7")
        .hasMessageContaining("the old key works and the new one is revoked");
    assertNothingChanged();
  }

  @Test
  void a_command_that_has_worked_gets_the_old_key_back() throws Exception {
    Path other = directory.resolve("other");
    RotationRequest request =
        ownRequest(
            command("cat > " + other, Optional.of(KeySecret.of(oldSecret))),
            command("exit 1", Optional.empty()));

    failing(request);

    assertThat(other).hasContent(oldSecret);
    assertNothingChanged();
  }

  @Test
  void a_place_that_cannot_be_given_the_old_key_keeps_a_working_one() throws Exception {
    Path other = directory.resolve("other");
    RotationRequest request =
        administratorsRequest(
            command("cat > " + other, Optional.empty()), command("exit 1", Optional.empty()));

    RotationException failure = failing(request);

    assertThat(failure).hasMessageContaining("could not be given the old one back");
    assertThat(server.works(Files.readString(other))).isTrue();
    assertThat(server.works(oldSecret)).isTrue();

    rotation(steps::add)
        .rotate(administratorsRequest(toFile(), command("cat > " + other, Optional.empty())));

    assertThat(Files.readString(other)).isEqualTo(inFile());
    assertOneKeyLeft();
  }

  @Test
  void a_successor_that_does_not_work_is_taken_back() throws Exception {
    RotationRequest request = ownRequest(toFile());
    for (int i = 0; i < 5; i++) {
      server.failNext("GET", "/api/users/me", 401, "{\"ErrorMessage\":\"No.\"}");
    }

    RotationException failure = failing(request);

    assertThat(failure).hasMessageContaining("the new key does not work");
    assertNothingChanged();
  }

  @Test
  void a_successor_that_works_a_moment_later_is_waited_for() throws Exception {
    RotationRequest request = ownRequest(toFile());
    server.failNext("GET", "/api/users/me", 401, "{\"ErrorMessage\":\"Not yet.\"}");

    rotation(steps::add).rotate(request);

    assertOneKeyLeft();
  }

  @Test
  void an_answer_in_the_name_of_somebody_else_is_no_proof() throws Exception {
    RotationRequest request = ownRequest(toFile());
    server.failNext("GET", "/api/users/me", 200, "{\"Id\":\"Users-99\",\"Links\":{}}");

    RotationException failure = failing(request);

    assertThat(failure).hasMessageContaining("signs in as Users-99");
    assertNothingChanged();
  }

  @Test
  void an_old_key_that_cannot_be_revoked_is_revoked_by_the_next_run() throws Exception {
    RotationRequest request = ownRequest(toFile());
    server.failNext("DELETE", "/api/users/*/apikeys/*", 500, "");

    RotationException failure = failing(request);

    assertThat(failure).hasMessageContaining("the new key is in use");
    assertThat(working()).hasSize(2);
    assertThat(inFile()).isNotEqualTo(oldSecret);

    rotation(steps::add).rotate(ownRequest(toFile()));

    assertOneKeyLeft();
    assertThat(server.keys().stream().filter(key -> key.userId().equals(robot))).hasSize(2);
  }

  @Test
  void a_new_key_that_cannot_be_revoked_is_revoked_by_the_next_run() throws Exception {
    RotationRequest request = ownRequest(command("exit 1", Optional.empty()));
    server.failNext("DELETE", "/api/users/*/apikeys/*", 500, "");

    RotationException failure = failing(request);

    assertThat(failure).hasMessageContaining("as well until the next run");
    assertThat(working()).hasSize(2);

    rotation(steps::add).rotate(ownRequest(toFile()));

    assertOneKeyLeft();
  }

  @Test
  void a_journal_that_cannot_be_written_stops_everything() throws Exception {
    Files.writeString(directory.resolve("journal"), "in the way");

    assertThatThrownBy(() -> rotation(steps::add).rotate(ownRequest(toFile())))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(inFile()).isEqualTo(oldSecret);
    assertThat(working()).hasSize(1);
  }

  // Overlap

  @Test
  void with_an_overlap_the_old_key_works_until_it_is_over() throws Exception {
    RotationRequest plain = ownRequest(toFile());
    RotationRequest request =
        new RotationRequest(
            plain.client(),
            plain.owner(),
            plain.own(),
            plain.old(),
            plain.oldSecret(),
            plain.expiry(),
            plain.deliveries(),
            Duration.ofHours(24));

    RotationOutcome outcome = rotation(steps::add).rotate(request);

    assertThat(outcome.oldKeyWorksUntil()).hasValue(NOW.plus(Duration.ofHours(24)));
    assertThat(working()).hasSize(2);
    KeydenClient client = client(inFile());
    List<Rotation.Pending> pending = rotation(steps::add).pending(server.uri());
    assertThat(pending).extracting(Rotation.Pending::oldKeyId).containsExactly(plain.old().id());

    now = NOW.plus(Duration.ofHours(23));
    assertThat(
            rotation(steps::add)
                .finish(client, pending.getFirst())
                .orElseThrow()
                .oldKeyWorksUntil())
        .isPresent();
    assertThat(server.works(oldSecret)).isTrue();

    now = NOW.plus(Duration.ofHours(24));
    assertThat(
            rotation(steps::add)
                .finish(client, pending.getFirst())
                .orElseThrow()
                .oldKeyWorksUntil())
        .isEmpty();
    assertOneKeyLeft();
    assertThat(rotation(steps::add).finish(client, pending.getFirst())).isEmpty();
  }

  // What is written down

  @Test
  void the_journal_holds_no_secret() throws Exception {
    assertThatThrownBy(() -> rotation(killAt(Step.PROOF_NOTED)).rotate(ownRequest(toFile())))
        .isInstanceOf(Killed.class);

    try (Stream<Path> files = Files.walk(directory.resolve("journal"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("API-");
      }
    }
  }

  private static Delivery command(String command, Optional<KeySecret> before) {
    return new CommandDelivery(
        command,
        Duration.ofSeconds(10),
        before,
        new PrintStream(
            PrintStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8));
  }
}
