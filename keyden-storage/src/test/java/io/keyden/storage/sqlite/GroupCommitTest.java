package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.id.UserId;
import io.keyden.core.key.ApiKeyStoreContract.Sample;
import io.keyden.core.key.KeyFixture;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Change;
import io.keyden.core.user.User;
import io.keyden.core.user.UserChanged;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlUserStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;

/** Writes that queue up behind one that is held share a commit, and no more than that. */
class GroupCommitTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;
  private TemporaryDatabase temporary;
  private SqliteDatabase database;
  private SqlUserStore users;
  private SqlApiKeyStore keys;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @BeforeEach
  void open() {
    temporary = new TemporaryDatabase(folder);
    database = temporary.database();
    users = new SqlUserStore(database);
    keys = new SqlApiKeyStore(database);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    temporary.close();
  }

  @Test
  void writes_that_have_queued_up_share_one_commit() throws Exception {
    var queued = holdWriter();
    for (int i = 0; i < 10; i++) {
      int number = i;
      queued.add(submit(() -> insert("user-" + number)));
    }
    temporary.connections.fail(SQLiteErrorCode.SQLITE_FULL, number -> false);

    release(queued);

    // The held one's release and commit, begin and commit of the group, and for each of its
    // writes: a savepoint, the number, the row, the release.
    assertThat(temporary.connections.repair()).isEqualTo(4 + 10 * 4);
    for (var each : queued) {
      assertThat(find(each.get())).isPresent();
    }
  }

  @Test
  void a_write_that_fails_in_a_group_harms_no_other_and_announces_nothing() throws Exception {
    var ada = database.write(() -> insert("ada"));
    var heard = new ArrayList<Change>();
    database.listen(heard::add);
    var queued = holdWriter();
    var first = submit(() -> insert("first"));
    var failing =
        submit(() -> {
          users.delete(ada);
          throw new ProblemException(new Problem.NotFound("x"));
        });
    var taken = submit(() -> insert("FIRST"));
    var last = submit(() -> insert("last"));
    queued.addAll(List.of(first, failing, taken, last));

    release(queued);

    assertThat(find(first.get())).isPresent();
    assertThat(find(last.get())).isPresent();
    assertThat(find(ada)).isPresent();
    assertThatThrownBy(failing::get)
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown -> assertThat(thrown.problem()).isEqualTo(new Problem.NotFound("x")));
    assertThatThrownBy(taken::get).cause().isInstanceOf(ProblemException.class);
    assertThat(heard).isEmpty();
  }

  @Test
  void a_write_that_breaks_a_rule_of_the_schema_harms_no_other() throws Exception {
    var queued = holdWriter();
    var first = submit(() -> insert("first"));
    var orphan =
        submit(() -> {
          var nobody = new UserId("Users-99");
          var sample = Sample.of(KeyFixture.example(nobody, "nobody", false, NOON), "orphan", NOON);
          keys.insert(sample.key(), sample.digest());
          return nobody;
        });
    var last = submit(() -> insert("last"));
    queued.addAll(List.of(first, orphan, last));

    release(queued);

    assertThat(find(first.get())).isPresent();
    assertThat(find(last.get())).isPresent();
    assertThatThrownBy(orphan::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(BugException.class);
  }

  @Test
  void work_without_a_result_is_a_bug_of_its_own_and_keeps_nothing() {
    assertThatThrownBy(() ->
            database.write(() -> {
              insert("ada");
              return nothing();
            }))
        .isInstanceOf(BugException.class);

    assertThat(database.read(() -> users.isEmpty())).isTrue();
    assertThat(find(database.write(() -> insert("grace")))).isPresent();
  }

  @Test
  void a_listener_that_fails_stops_neither_the_others_nor_the_writer() {
    var ada = database.write(() -> insert("ada"));
    var heard = new ArrayList<Change>();
    database.listen(change -> {
      throw new AssertionError("a listener fails");
    });
    database.listen(heard::add);

    boolean deleted = database.write(() -> users.delete(ada));

    assertThat(deleted).isTrue();
    assertThat(heard).containsExactly(new UserChanged(ada));
    assertThat(find(database.write(() -> insert("grace")))).isPresent();
  }

  @Test
  void a_change_is_on_disk_when_it_is_told() {
    var ada = database.write(() -> insert("ada"));
    var seen = new AtomicReference<>(-1L);
    database.listen(change -> seen.set(countUsersFromOutside()));

    database.write(() -> {
      users.delete(ada);
      insert("grace");
      insert("edsger");
    });

    assertThat(seen).hasValue(2L);
  }

  @Test
  void closing_lets_what_has_queued_up_end() throws Exception {
    var queued = holdWriter();
    var waiting = submit(() -> insert("ada"));
    queued.add(waiting);
    awaitWaiting(queued);

    var closing = Thread.ofPlatform().start(database::close);
    goOn.countDown();
    closing.join(Duration.ofSeconds(10));

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isNotNull();
    assertThatThrownBy(() -> database.write(() -> insert("late")))
        .isInstanceOf(ProblemException.class);
    try (var again = SqliteDatabase.open(folder.resolve("keyden.db"))) {
      var store = new SqlUserStore(again);
      assertThat(again.read(() -> store.byUsername("ada"))).isPresent();
    }
  }

  /** A write in hand of the thread that asked for it. */
  private static final class Submitted extends CompletableFuture<UserId> {
    private final Thread thread;

    Submitted(Supplier<UserId> write) {
      thread =
          Thread.ofPlatform()
              .unstarted(() -> {
                try {
                  complete(write.get());
                } catch (RuntimeException | Error e) {
                  completeExceptionally(e);
                }
              });
    }
  }

  private Submitted submit(Supplier<UserId> work) {
    var submitted = new Submitted(() -> database.write(work));
    submitted.thread.start();
    return submitted;
  }

  /** Keeps the writer busy until {@link #release}. */
  private List<Submitted> holdWriter() throws InterruptedException {
    var holding =
        submit(() -> {
          var user = insert("holding");
          held.countDown();
          await(goOn);
          return user;
        });
    assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
    return new ArrayList<>(List.of(holding));
  }

  private void release(List<Submitted> queued) throws Exception {
    awaitWaiting(queued);
    goOn.countDown();
    for (var each : queued) {
      each.thread.join(Duration.ofSeconds(10));
      assertThat(each.isDone()).isTrue();
    }
  }

  /** Who waits for an answer has queued up. */
  private static void awaitWaiting(List<Submitted> queued) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (queued.stream().anyMatch(each -> each.thread.getState() != Thread.State.WAITING)) {
      assertThat(System.nanoTime()).as("all have queued up in time").isLessThan(limit);
      Thread.onSpinWait();
    }
  }

  private UserId insert(String username) {
    User user = KeyFixture.example(users.nextId(), username, false, NOON);
    users.insert(user);
    return user.id();
  }

  private Optional<User> find(UserId id) {
    return database.read(() -> users.get(id));
  }

  private long countUsersFromOutside() {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("keyden.db"));
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT COUNT(*) FROM users")) {
      return result.next() ? result.getLong(1) : -1;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // the bug that the test commits
  private static <T> T nothing() {
    return null;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
