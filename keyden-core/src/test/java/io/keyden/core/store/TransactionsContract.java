package io.keyden.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.core.id.UserId;
import io.keyden.core.key.KeyFixture;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.user.User;
import io.keyden.core.user.UserChanged;
import io.keyden.core.user.UserStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What all transactions keep to, shown by accounts. */
public interface TransactionsContract {
  /** What to test. */
  Transactions transactions();

  /** A store that takes part. */
  UserStore users();

  @Test
  default void a_write_gives_what_its_work_gives_and_is_seen_by_the_next_read() {
    var id = transactions().write(() -> insert("ada").id());

    assertThat(find(id)).isPresent();
  }

  @Test
  default void work_that_throws_changes_nothing_and_announces_nothing() {
    var ada = transactions().write(() -> insert("ada"));
    var heard = new ArrayList<Change>();
    transactions().listen(heard::add);

    assertThatThrownBy(() ->
            transactions()
                .write(() -> {
                  users().delete(ada.id());
                  insert("grace");
                  throw new ProblemException(new Problem.NotFound("Users-9"));
                }))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown -> assertThat(thrown.problem()).isEqualTo(new Problem.NotFound("Users-9")));

    assertThat(find(ada.id())).isPresent();
    assertThat(transactions().read(() -> users().byUsername("grace"))).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  default void what_a_failed_write_announced_is_not_told_by_the_next() {
    var ada = transactions().write(() -> insert("ada"));
    var heard = new ArrayList<Change>();
    transactions().listen(heard::add);
    assertThatThrownBy(() ->
            transactions()
                .write(() -> {
                  users().delete(ada.id());
                  throw new IllegalStateException("no luck");
                }))
        .isInstanceOf(IllegalStateException.class);

    var _ = transactions().write(() -> insert("grace"));

    assertThat(heard).isEmpty();
  }

  @Test
  default void a_change_is_told_after_the_work_and_before_the_write_returns() {
    var steps = new ArrayList<String>();
    var ada = transactions().write(() -> insert("ada"));
    transactions().listen(change -> steps.add("told " + change));

    transactions()
        .write(() -> {
          users().delete(ada.id());
          steps.add("worked");
        });
    steps.add("returned");

    assertThat(steps).containsExactly("worked", "told " + new UserChanged(ada.id()), "returned");
  }

  @Test
  default void every_listener_hears_every_change_in_order() {
    var ada = transactions().write(() -> insert("ada"));
    var grace = transactions().write(() -> insert("grace"));
    var one = new ArrayList<Change>();
    var other = new ArrayList<Change>();
    transactions().listen(one::add);
    transactions().listen(other::add);

    transactions()
        .write(() -> {
          users().delete(grace.id());
          users().delete(ada.id());
        });

    assertThat(one).containsExactly(new UserChanged(grace.id()), new UserChanged(ada.id()));
    assertThat(other).isEqualTo(one);
  }

  @Test
  default void a_write_within_a_write_joins_it() {
    assertThatThrownBy(() ->
            transactions()
                .write(() -> {
                  var inner = transactions().write(() -> insert("ada"));
                  assertThat(users().get(inner.id())).isPresent();
                  throw new IllegalStateException("no luck");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(transactions().read(() -> users().isEmpty())).isTrue();
  }

  @Test
  default void a_read_within_a_write_joins_it_and_sees_what_was_written() {
    var seen =
        transactions()
            .write(() -> {
              var ada = insert("ada");
              return transactions().read(() -> users().get(ada.id()));
            });

    assertThat(seen).isPresent();
  }

  @Test
  default void a_read_within_a_read_joins_it() {
    var ada = transactions().write(() -> insert("ada"));

    var seen = transactions().read(() -> transactions().read(() -> users().get(ada.id())));

    assertThat(seen).contains(ada);
  }

  @Test
  default void a_write_within_a_read_is_a_bug() {
    assertThatThrownBy(() -> transactions().read(() -> transactions().write(() -> insert("ada"))))
        .isInstanceOf(BugException.class);

    assertThat(transactions().read(() -> users().isEmpty())).isTrue();
  }

  @Test
  default void a_store_outside_of_a_transaction_is_a_bug() {
    assertThatThrownBy(() -> users().get(new UserId("Users-1"))).isInstanceOf(BugException.class);
  }

  @Test
  default void a_change_outside_of_a_write_is_a_bug() {
    var change = new UserChanged(new UserId("Users-1"));

    assertThatThrownBy(() -> transactions().announce(change)).isInstanceOf(BugException.class);
    assertThatThrownBy(() ->
            transactions()
                .read(() -> {
                  transactions().announce(change);
                  return true;
                }))
        .isInstanceOf(BugException.class);
  }

  @Test
  default void after_a_failure_the_next_write_and_read_work() {
    assertThatThrownBy(() ->
            transactions()
                .read(() -> {
                  throw new IllegalStateException("no luck");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            transactions()
                .write(() -> {
                  throw new IllegalStateException("no luck");
                }))
        .isInstanceOf(IllegalStateException.class);

    var ada = transactions().write(() -> insert("ada"));

    assertThat(find(ada.id())).contains(ada);
  }

  @Test
  default void writes_of_many_threads_are_all_there_and_those_that_fail_harm_no_other()
      throws Exception {
    int threads = 8;
    int each = 25;
    var work = new ArrayList<Callable<Integer>>();
    for (int thread = 0; thread < threads; thread++) {
      int number = thread;
      work.add(() -> writeSome(number, each));
    }

    int written = 0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var done : pool.invokeAll(work, 60, TimeUnit.SECONDS)) {
        written += done.get();
      }
    }

    int all = written;
    assertThat(all).isEqualTo(threads * each);
    transactions()
        .read(() -> {
          for (int thread = 0; thread < threads; thread++) {
            for (int i = 0; i < each; i++) {
              assertThat(users().byUsername("user-" + thread + "-" + i)).isPresent();
              assertThat(users().byUsername("failed-" + thread + "-" + i)).isEmpty();
            }
          }
          return true;
        });
  }

  private int writeSome(int thread, int count) {
    int written = 0;
    for (int i = 0; i < count; i++) {
      var name = thread + "-" + i;
      if (find(transactions().write(() -> insert("user-" + name)).id()).isPresent()) {
        written++;
      }
      assertThatThrownBy(() ->
              transactions()
                  .write(() -> {
                    insert("failed-" + name);
                    throw new IllegalStateException(name);
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(name);
    }
    return written;
  }

  private Optional<User> find(UserId id) {
    return transactions().read(() -> users().get(id));
  }

  @CanIgnoreReturnValue
  private User insert(String username) {
    var user =
        KeyFixture.example(
            users().nextId(), username, false, Instant.parse("2026-03-01T12:00:00Z"));
    users().insert(user);
    return user;
  }
}
