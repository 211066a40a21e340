package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.access.Grants;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.ForwardingTransactions;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class KeyUseTest {
  private final KeyFixture fixture = new KeyFixture();
  private final FailingTransactions transactions = new FailingTransactions(fixture.transactions);
  private final KeyUse use = new KeyUse(transactions, fixture.keys);
  private final User ada = fixture.person("ada", Grants.NONE);
  private final ApiKey key = fixture.keyOf(ada, Optional.empty()).key();
  private final Instant noon = fixture.clock.instant();

  @Test
  void what_was_noted_is_written_at_the_flush() {
    use.note(key.id(), noon);
    assertThat(lastUse()).isEqualTo(new LastUse.Never());

    use.flush();

    assertThat(lastUse()).isEqualTo(new LastUse.At(noon));
  }

  @Test
  void nothing_noted_writes_nothing() {
    use.note(key.id(), noon);
    use.flush();
    transactions.writes = 0;

    use.flush();

    assertThat(transactions.writes).isZero();
  }

  @Test
  void what_could_not_be_written_is_written_by_the_next_flush() {
    use.note(key.id(), noon);
    transactions.failing = true;
    assertThatThrownBy(use::flush).isInstanceOf(ProblemException.class);

    transactions.failing = false;
    use.flush();

    assertThat(lastUse()).isEqualTo(new LastUse.At(noon));
  }

  @Test
  void a_use_noted_while_writing_is_written_by_the_next_flush() {
    use.note(key.id(), noon);
    transactions.beforeWrite = () -> use.note(key.id(), noon.plusSeconds(1));
    use.flush();
    assertThat(lastUse()).isEqualTo(new LastUse.At(noon));

    transactions.beforeWrite = () -> {};
    use.flush();

    assertThat(lastUse()).isEqualTo(new LastUse.At(noon.plusSeconds(1)));
  }

  @Test
  void a_use_never_moves_back() {
    use.note(key.id(), noon);
    use.note(key.id(), noon.minus(Duration.ofSeconds(1)));
    use.flush();
    assertThat(lastUse()).isEqualTo(new LastUse.At(noon));

    use.note(key.id(), noon.minus(Duration.ofSeconds(2)));
    var shown = use.upToDate(key.usedAt(noon));
    use.flush();

    assertThat(shown.lastUse()).isEqualTo(new LastUse.At(noon));
    assertThat(lastUse()).isEqualTo(new LastUse.At(noon));
  }

  @Test
  void a_key_that_is_gone_is_left_out() {
    var other = fixture.keyOf(ada, Optional.empty()).key();
    use.note(key.id(), noon);
    use.note(other.id(), noon);
    fixture.transactions.write(() -> fixture.keys.delete(key.id()));

    use.flush();

    assertThat(fixture.stored(ada)).containsExactly(other.usedAt(noon));
  }

  @Test
  void many_uses_are_written_in_portions() {
    for (int i = 0; i < 2_500; i++) {
      use.note(CreateApiKey.newId(fixture.randomness), noon);
    }
    use.note(key.id(), noon);

    use.flush();

    assertThat(transactions.writes).isEqualTo(3);
    assertThat(lastUse()).isEqualTo(new LastUse.At(noon));
  }

  private LastUse lastUse() {
    return fixture.stored(ada).getFirst().lastUse();
  }

  /** Counts writes, and fails them on demand. */
  private static final class FailingTransactions extends ForwardingTransactions {
    private Runnable beforeWrite = () -> {};
    private boolean failing;
    private int writes;

    FailingTransactions(Transactions transactions) {
      super(transactions);
    }

    @Override
    public <T> T write(Supplier<T> work) {
      writes++;
      if (failing) {
        throw new ProblemException(new Problem.Unavailable("storage"));
      }
      beforeWrite.run();
      return super.write(work);
    }
  }
}
