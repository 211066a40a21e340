package io.keyden.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.audit.Audit;
import io.keyden.core.audit.DocumentReference;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.InMemoryEventStore;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.KeyHint;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.problem.Rejection;
import io.keyden.core.signin.Authentication;
import io.keyden.core.store.ForwardingTransactions;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import io.keyden.core.time.ManualClock;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefusedCredentialsTest {
  private static final Origin HERE = new Origin("10.0.0.1", "curl/8");

  private final ManualClock clock = ManualClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUserStore users = new InMemoryUserStore(transactions);
  private final InMemoryEventStore events = new InMemoryEventStore(transactions);
  private final CountingTransactions counted = new CountingTransactions(transactions);
  private final RefusedCredentials refused = refused(new RefusedCredentials.Limits(3, 100, 150));

  private RefusedCredentials refused(RefusedCredentials.Limits limits) {
    return new RefusedCredentials(counted, users, new Audit(events, clock), clock, limits);
  }

  private List<Event> recorded() {
    return transactions
        .read(() -> events.find(EventFilter.ANY, PageRequest.ALL))
        .items()
        .reversed();
  }

  private List<String> messages() {
    return recorded().stream().map(event -> event.event().message().text()).toList();
  }

  private static Authentication.Rejected unknown(String hint) {
    return new Authentication.Rejected(Rejection.UNKNOWN_KEY, hint, Optional.empty());
  }

  private ApiKey keyOfAda() {
    var now = clock.instant();
    var ada =
        new User(
            new UserId("Users-5"),
            "ada",
            "Ada Lovelace",
            Optional.empty(),
            true,
            false,
            List.of(),
            UUID.randomUUID(),
            now);
    transactions.write(() -> users.insert(ada));
    return new ApiKey(
        new ApiKeyId("apikeys-00000000000000000000000001"),
        ada.id(),
        new Purpose("Build"),
        new KeyHint("API-ABC"),
        ActorType.USER,
        now.minus(Duration.ofDays(2)),
        Optional.of(now.minus(Duration.ofDays(1))),
        new LastUse.Never());
  }

  @Test
  void nothing_is_written_before_the_flush() {
    refused.note(unknown("API-ABC"), HERE);

    assertThat(counted.writes).hasValue(0);
    assertThat(recorded()).isEmpty();
  }

  @Test
  void unknown_key_is_recorded_with_its_hint_and_address() {
    refused.note(unknown("API-ABC"), HERE);

    refused.flush();

    var event = recorded().getFirst();
    assertThat(event.event().category()).isEqualTo(EventCategory.LOGIN_FAILED);
    assertThat(event.event().message().text())
        .isEqualTo("Login failed for API-ABC••••••• from 10.0.0.1");
    assertThat(event.event().details()).isEqualTo("There is no such API key.");
    assertThat(event.actor().userId()).isEmpty();
    assertThat(event.actor().origin()).isEqualTo(HERE);
  }

  @Test
  void expired_key_is_recorded_with_its_id_and_owner() {
    var key = keyOfAda();
    refused.note(
        new Authentication.Rejected(Rejection.EXPIRED_KEY, "API-ABC", Optional.of(key)), HERE);

    refused.flush();

    var event = recorded().getFirst().event();
    assertThat(event.message().text()).isEqualTo("Login failed for API-ABC••••••• from 10.0.0.1");
    assertThat(event.details())
        .isEqualTo(
            "The API key has expired. It is key apikeys-00000000000000000000000001 of ada (Users-5)"
                + " and expired at 2026-02-28T12:00:00Z.");
    assertThat(event.message().references())
        .extracting(DocumentReference::documentId)
        .containsExactly("apikeys-00000000000000000000000001", "Users-5");
  }

  @Test
  void key_of_a_disabled_or_vanished_owner_is_recorded() {
    var key = keyOfAda();
    transactions.write(() -> users.delete(new UserId("Users-5")));
    refused.note(
        new Authentication.Rejected(Rejection.DISABLED_OWNER, "API-ABC", Optional.of(key)), HERE);

    refused.flush();

    assertThat(recorded().getFirst().event().details())
        .isEqualTo(
            "The owner of the API key is disabled."
                + " It is key apikeys-00000000000000000000000001 of Users-5.");
  }

  @Test
  void token_and_malformed_key_are_recorded_and_session_and_nothing_are_not() {
    refused.note(Authentication.Rejected.of(Rejection.BAD_TOKEN), HERE);
    refused.note(Authentication.Rejected.of(Rejection.MALFORMED_KEY), HERE);
    refused.note(Authentication.Rejected.of(Rejection.BAD_SESSION), HERE);
    refused.note(Authentication.Rejected.of(Rejection.NO_CREDENTIAL), HERE);

    refused.flush();

    assertThat(messages())
        .containsExactly("Login failed from 10.0.0.1", "Login failed from 10.0.0.1");
    assertThat(recorded())
        .extracting(event -> event.event().details())
        .containsExactly(
            "The access token is not valid.",
            "What was presented does not have the form of an API key.");
  }

  @Test
  void the_same_again_is_counted_and_all_of_it_is_one_write() {
    for (int i = 0; i < 500; i++) {
      refused.note(unknown("API-ABC"), HERE);
    }
    clock.advance(Duration.ofMillis(500));
    refused.note(unknown("API-ABC"), HERE);
    refused.note(unknown("API-XYZ"), HERE);
    refused.note(unknown("API-ABC"), new Origin("10.0.0.2", ""));

    refused.flush();

    assertThat(counted.writes).hasValue(1);
    assertThat(messages())
        .containsExactly(
            "Login failed for API-ABC••••••• from 10.0.0.1 (501 times)",
            "Login failed for API-XYZ••••••• from 10.0.0.1",
            "Login failed for API-ABC••••••• from 10.0.0.2");
    assertThat(recorded().getFirst().event().details())
        .isEqualTo(
            "There is no such API key."
                + " First at 2026-03-01T12:00:00Z, last at 2026-03-01T12:00:00.500Z.");
  }

  @Test
  void beyond_the_limit_of_a_minute_an_address_is_summed_up_when_the_minute_ends() {
    for (int i = 0; i < 20; i++) {
      refused.note(unknown("API-%03d".formatted(i)), HERE);
      refused.flush();
    }
    refused.note(unknown("API-ABC"), new Origin("10.0.0.2", ""));
    refused.flush();
    assertThat(messages()).hasSize(4);

    clock.advance(Duration.ofMinutes(1));
    refused.flush();

    assertThat(messages())
        .endsWith(
            "Login failed for API-ABC••••••• from 10.0.0.2",
            "Login failed 17 more times from 10.0.0.1");
    refused.note(unknown("API-ABC"), HERE);
    refused.flush();
    assertThat(messages()).endsWith("Login failed for API-ABC••••••• from 10.0.0.1");
  }

  @Test
  void no_more_wait_than_allowed_and_the_rest_is_counted() {
    try (var few = refused(new RefusedCredentials.Limits(3, 10, 100))) {
      for (int i = 0; i < 50; i++) {
        few.note(unknown("API-ABC"), new Origin("10.0.1." + i, ""));
      }
      few.flush();
      assertThat(messages()).hasSize(10);
    }

    assertThat(messages()).hasSize(50).endsWith("Login failed 1 more times from 10.0.1.49");
  }

  @Test
  void nothing_noted_is_lost_but_each_is_in_an_event_or_a_count() {
    var random = new Random(3);
    int noted = 20_000;
    for (int i = 0; i < noted; i++) {
      refused.note(
          unknown("API-%03d".formatted(random.nextInt(50))),
          new Origin("10.0.0." + random.nextInt(200), ""));
      if (i % 4_000 == 0) {
        clock.advance(Duration.ofSeconds(20));
        refused.flush();
      }
    }

    refused.close();

    long counted =
        messages().stream()
            .mapToLong(text -> {
              var number = text.replaceAll("^.*?(\\d+) (more )?times.*$", "$1");
              return number.equals(text) ? 1 : Long.parseLong(number);
            })
            .sum();
    assertThat(counted).isEqualTo(noted);
    assertThat(messages()).anyMatch(text -> text.endsWith("more times from other addresses"));
  }

  @Test
  void what_could_not_be_written_is_written_the_next_time() {
    refused.note(unknown("API-ABC"), HERE);
    counted.failing = true;
    assertThatThrownBy(refused::flush).isInstanceOf(IllegalStateException.class);
    refused.note(unknown("API-ABC"), HERE);
    counted.failing = false;

    refused.flush();
    refused.flush();

    assertThat(messages())
        .containsExactly("Login failed for API-ABC••••••• from 10.0.0.1 (2 times)");
  }

  @Test
  void flush_with_nothing_to_write_does_not_write() {
    refused.flush();

    assertThat(counted.writes).hasValue(0);
  }

  @Test
  void guard_records_each_and_slows_down_all_but_ended_sessions() {
    var guard =
        new CredentialGuard(
            new AddressLimiter(new AddressLimiter.Limits(1, Duration.ofSeconds(10), 100), clock),
            refused);

    assertThat(guard.refused(unknown("API-ABC"), HERE)).isEmpty();
    assertThat(guard.refused(unknown("API-ABC"), HERE)).contains(Duration.ofSeconds(10));
    assertThat(guard.refused(Authentication.Rejected.of(Rejection.BAD_SESSION), HERE)).isEmpty();
    refused.flush();
    assertThat(messages())
        .containsExactly("Login failed for API-ABC••••••• from 10.0.0.1 (2 times)");
  }

  /** Counts writes, and fails if it is told to. */
  private static final class CountingTransactions extends ForwardingTransactions {
    private final AtomicInteger writes = new AtomicInteger();
    private boolean failing;

    CountingTransactions(Transactions real) {
      super(real);
    }

    @Override
    public <T> T write(Supplier<T> work) {
      writes.incrementAndGet();
      if (failing) {
        throw new IllegalStateException("the disk is full");
      }
      return super.write(work);
    }
  }
}
