package io.keyden.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.core.id.UserId;
import io.keyden.core.key.KeyFixture;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Change;
import io.keyden.core.store.EverythingChanged;
import io.keyden.core.user.User;
import io.keyden.core.user.UserChanged;
import io.keyden.storage.sql.DatabaseException;
import io.keyden.storage.sql.SqlUserStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two nodes on one database know of each other. */
final class ManyNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<PostgresDatabase> opened = new ArrayList<>();
  private PostgresSettings settings;

  @BeforeEach
  void clean() {
    settings = PostgresServer.cleanDatabase();
  }

  @AfterEach
  void close() {
    opened.forEach(PostgresDatabase::close);
  }

  private PostgresDatabase node(PostgresSettings.Changes changes) {
    return node(changes, InstantSource.system());
  }

  private PostgresDatabase node(PostgresSettings.Changes changes, InstantSource wallClock) {
    var node =
        PostgresDatabase.open(
            new PostgresSettings(
                settings.url(), settings.username(), settings.password(), 2, 256, changes),
            wallClock);
    opened.add(node);
    return node;
  }

  private static PostgresSettings.Changes by(ChangeDelivery delivery) {
    return new PostgresSettings.Changes(delivery, Duration.ofMillis(20), Duration.ofSeconds(1));
  }

  private static BlockingQueue<Change> heardBy(PostgresDatabase node) {
    var heard = new ArrayBlockingQueue<Change>(100);
    node.listen(heard::add);
    return heard;
  }

  @ParameterizedTest
  @EnumSource(ChangeDelivery.class)
  void a_node_hears_what_another_one_changed_and_its_own_changes_once(ChangeDelivery delivery)
      throws InterruptedException {
    var one = node(by(delivery));
    var other = node(by(delivery));
    var ada = insert(one, "ada");
    var heardByOne = heardBy(one);
    var heardByOther = heardBy(other);

    delete(one, ada.id());
    insert(other, "grace");

    assertThat(heardByOther.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(ada.id()));
    var bob = insert(other, "bob");
    delete(other, bob.id());
    assertThat(heardByOne.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(ada.id()));
    assertThat(heardByOne.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(bob.id()));
    assertThat(heardByOther.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(bob.id()));
    assertThat(heardByOne).isEmpty();
    assertThat(heardByOther).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ChangeDelivery.class)
  void a_node_that_lost_its_listener_hears_later_what_it_missed(ChangeDelivery delivery)
      throws Exception {
    var one = node(by(delivery));
    var other = node(by(delivery));
    var heard = heardBy(other);
    var ada = insert(one, "ada");
    var grace = insert(one, "grace");

    delete(one, ada.id());
    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(ada.id()));
    PostgresServer.endConnections(settings, "keyden-changes");
    delete(one, grace.id());

    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(grace.id()));
    await(other::upToDate);
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ChangeDelivery.class)
  void a_node_knows_that_it_hears_nothing_and_when_it_hears_again(ChangeDelivery delivery)
      throws Exception {
    var node = node(by(delivery));
    await(node::upToDate);

    try (var paused = PostgresServer.pauseConnections(settings, "keyden-changes")) {
      assertThat(paused.count()).isEqualTo(1);
      await(() -> !node.upToDate());
      assertThat(node.read(() -> users(node).isEmpty())).isTrue();
    }

    await(node::upToDate);
  }

  @Test
  void what_is_missing_from_the_changes_counts_as_everything() throws Exception {
    var one = node(by(ChangeDelivery.POLL));
    var other = node(by(ChangeDelivery.POLL));
    var heard = heardBy(other);
    var ada = insert(one, "ada");
    delete(one, ada.id());
    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(ada.id()));

    PostgresServer.execute(settings, "DELETE FROM changes");
    PostgresServer.execute(
        settings, "INSERT INTO changes (node, written, changes) VALUES ('', 0, '')");

    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new EverythingChanged());
    await(other::upToDate);
  }

  @Test
  void how_long_a_change_took_is_told_where_it_was_heard() throws Exception {
    var one = node(by(ChangeDelivery.NOTIFY));
    var other = node(by(ChangeDelivery.NOTIFY));
    var lags = new ArrayBlockingQueue<Long>(10);
    var own = new ArrayBlockingQueue<Long>(10);
    other.onChange(lags::add);
    one.onChange(own::add);

    delete(one, insert(one, "ada").id());

    assertThat(lags.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isBetween(0L, PATIENCE.toMillis());
    assertThat(own).isEmpty();
    assertThat(one.pools())
        .extracting(PoolFigures::name, PoolFigures::waiting)
        .containsExactly(tuple("read", 0), tuple("write", 0));
  }

  @Test
  void changes_that_all_have_read_can_be_forgotten() throws Exception {
    var one = node(by(ChangeDelivery.POLL));
    var other = node(by(ChangeDelivery.POLL));
    var heard = heardBy(other);
    var ada = insert(one, "ada");
    var grace = insert(one, "grace");
    delete(one, ada.id());
    delete(one, grace.id());
    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(ada.id()));
    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(grace.id()));

    one.forgetChanges(Duration.ofHours(1));
    assertThat(PostgresServer.number(settings, "SELECT COUNT(*) FROM changes")).isEqualTo(2);
    one.forgetChanges(Duration.ZERO);
    assertThat(PostgresServer.number(settings, "SELECT COUNT(*) FROM changes")).isEqualTo(1);
    var bob = insert(one, "bob");
    delete(one, bob.id());

    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new UserChanged(bob.id()));
  }

  @Test
  void what_a_newer_node_says_and_this_one_does_not_understand_counts_as_everything()
      throws Exception {
    var node = node(by(ChangeDelivery.POLL));
    var heard = heardBy(node);

    PostgresServer.execute(
        settings,
        "INSERT INTO changes (node, written, changes) VALUES ('newer', 0, 'rocket-launched 7')");

    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new EverythingChanged());
  }

  @Test
  void a_machine_that_slept_believes_nothing_that_it_remembers() {
    var wall = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    var node =
        node(
            new PostgresSettings.Changes(
                ChangeDelivery.NOTIFY, Duration.ofMillis(50), Duration.ofMinutes(10)),
            wall::get);
    await(node::upToDate);

    wall.set(Instant.parse("2026-03-01T13:00:00Z"));
    assertThat(node.upToDate()).isFalse();
    wall.set(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(node.upToDate()).isFalse();
  }

  @Test
  void writes_of_many_nodes_run_one_after_the_other() throws Exception {
    var nodes =
        List.of(node(PostgresSettings.Changes.DEFAULT), node(PostgresSettings.Changes.DEFAULT));
    var ids = new ArrayList<UserId>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      var work = new ArrayList<Callable<UserId>>();
      for (int i = 0; i < 200; i++) {
        var node = nodes.get(i % 2);
        var name = "user-" + i;
        work.add(() -> insert(node, name).id());
      }
      for (var done : pool.invokeAll(work, 60, TimeUnit.SECONDS)) {
        ids.add(done.get());
      }
    }

    assertThat(ids).doesNotHaveDuplicates().hasSize(200);
  }

  @Test
  void a_node_that_stops_within_a_write_does_not_hold_up_the_others_for_long() throws Exception {
    var one = node(PostgresSettings.Changes.DEFAULT);
    var other = node(PostgresSettings.Changes.DEFAULT);
    var goOn = new CountDownLatch(1);
    var within = new CountDownLatch(1);
    try (var pool = Executors.newSingleThreadExecutor()) {
      var stuck =
          pool.submit(() ->
              one.write(() -> {
                insertWithin(one, "stuck");
                within.countDown();
                awaitLatch(goOn);
                return true;
              }));
      awaitLatch(within);

      var bob = insertPatiently(other, "bob");
      goOn.countDown();

      assertThat(other.read(() -> users(other).get(bob.id()))).isPresent();
      assertThatThrownBy(stuck::get)
          .hasCauseInstanceOf(ProblemException.class)
          .cause()
          .extracting(thrown -> ((ProblemException) thrown).problem())
          .isEqualTo(new Problem.Unavailable("storage"));
      assertThat(other.read(() -> users(other).byUsername("stuck"))).isEmpty();
    }
  }

  @Test
  void reads_go_on_over_a_lost_connection() throws Exception {
    var node = node(PostgresSettings.Changes.DEFAULT);
    var ada = insert(node, "ada");
    assertThat(node.read(() -> users(node).get(ada.id()))).isPresent();

    PostgresServer.endConnections(settings, "keyden-read");

    assertThat(node.read(() -> users(node).get(ada.id()))).isPresent();
  }

  @Test
  void a_write_over_a_lost_connection_fails_and_the_next_one_works() throws Exception {
    var node = node(PostgresSettings.Changes.DEFAULT);
    assertThatThrownBy(() ->
            node.write(() -> {
              insertWithin(node, "ada");
              PostgresServer.endConnections(settings, "keyden-write");
              return insertWithin(node, "grace");
            }))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown -> assertThat(thrown.problem()).isEqualTo(new Problem.Unavailable("storage")));

    insert(node, "bob");

    assertThat(node.read(() -> users(node).byUsername("ada"))).isEmpty();
    assertThat(node.read(() -> users(node).byUsername("bob"))).isPresent();
  }

  @Test
  void a_database_that_is_not_there_is_refused_in_plain_words() {
    var nowhere =
        new PostgresSettings(
            "jdbc:postgresql://127.0.0.1:1/keyden",
            settings.username(),
            settings.password(),
            1,
            1,
            PostgresSettings.Changes.DEFAULT);

    assertThatThrownBy(() -> PostgresDatabase.open(nowhere, InstantSource.system()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageStartingWith("the PostgreSQL database cannot be used: ")
        .hasMessageContaining("127.0.0.1:1");
  }

  @Test
  void a_database_of_a_newer_version_is_refused_and_left_as_it_is() throws Exception {
    PostgresServer.execute(
        settings,
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success) VALUES (99, '9999', 'x', 'SQL', 'x', 'x', 0,"
            + " true)");
    try {
      assertThatThrownBy(() -> node(PostgresSettings.Changes.DEFAULT))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("written by a newer Keyden");
    } finally {
      PostgresServer.execute(settings, "DELETE FROM flyway_schema_history WHERE version = '9999'");
    }
  }

  private static SqlUserStore users(PostgresDatabase node) {
    return new SqlUserStore(node);
  }

  @CanIgnoreReturnValue
  private static User insert(PostgresDatabase node, String username) {
    return node.write(() -> insertWithin(node, username));
  }

  /** As {@link #insert}, again while the lock of another node is waited for in vain. */
  private static User insertPatiently(PostgresDatabase node, String username) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return insert(node, username);
      } catch (ProblemException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  @CanIgnoreReturnValue
  private static User insertWithin(PostgresDatabase node, String username) {
    var user =
        KeyFixture.example(
            users(node).nextId(), username, false, Instant.parse("2026-03-01T12:00:00Z"));
    users(node).insert(user);
    return user;
  }

  private static void delete(PostgresDatabase node, UserId id) {
    node.write(() -> {
      users(node).delete(id);
    });
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
