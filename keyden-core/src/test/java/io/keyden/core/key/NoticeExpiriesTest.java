package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.store.InMemoryProgressStore;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.ProgressStore;
import io.keyden.core.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NoticeExpiriesTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final KeyFixture fixture = new KeyFixture();
  private final ProgressStore progress = new InMemoryProgressStore(fixture.transactions);
  private User ada;

  @BeforeEach
  void begin() {
    ada = fixture.person("ada", Grants.NONE);
    run();
  }

  /** A node that begins anew: it knows what the stores hold and nothing else. */
  private void run() {
    new NoticeExpiries(
            fixture.transactions,
            fixture.keys,
            fixture.users,
            progress,
            fixture.audit(),
            fixture.clock)
        .run();
  }

  private void key(String purpose, Duration life) {
    keyUntil(purpose, Optional.of(fixture.clock.instant().plus(life)));
  }

  private void keyUntil(String purpose, Optional<Instant> end) {
    var sample = ApiKeyStoreContract.Sample.of(ada, purpose, fixture.clock.instant());
    var key = sample.with(ActorType.USER, sample.key().hint(), end, new LastUse.Never());
    fixture.transactions.write(() -> fixture.keys.insert(key.key(), key.digest()));
  }

  private List<Event> events() {
    return fixture
        .transactions
        .read(() -> fixture.events.find(EventFilter.ANY, PageRequest.ALL))
        .items()
        .reversed();
  }

  private List<EventCategory> categories() {
    return events().stream().map(event -> event.event().category()).toList();
  }

  @Test
  void a_key_is_spoken_of_20_days_ahead_10_days_ahead_and_at_its_end_once_each() {
    key("build", Duration.ofDays(30));

    for (int hour = 0; hour < 24 * 40; hour++) {
      fixture.clock.advance(Duration.ofHours(1));
      run();
      run();
    }

    assertThat(categories())
        .containsExactly(
            EventCategory.API_KEY_EXPIRY_20_DAYS,
            EventCategory.API_KEY_EXPIRY_10_DAYS,
            EventCategory.API_KEY_EXPIRED);
    var first = events().getFirst();
    assertThat(first.event().message().text())
        .startsWith("User API key build (")
        .endsWith(") for ada expires in 20 days.");
    assertThat(first.event().details()).isEqualTo("It ends at 2026-03-31T12:00:00Z.");
    assertThat(first.actor().userId()).isEqualTo("users-system");
    assertThat(first.occurred()).isEqualTo(Instant.parse("2026-03-11T13:00:00Z"));
  }

  @Test
  void a_key_that_lives_short_gets_the_notices_that_it_lives_to_see() {
    key("a week", Duration.ofDays(7));
    keyUntil("for ever", Optional.empty());
    run();
    fixture.clock.advance(Duration.ofDays(8));
    run();

    assertThat(categories()).containsExactly(EventCategory.API_KEY_EXPIRED);
  }

  @Test
  void notices_that_are_overtaken_while_the_server_was_down_are_left_out() {
    key("long gone", Duration.ofDays(30));
    key("nearly", Duration.ofDays(55));

    fixture.clock.advance(Duration.ofDays(50));
    run();

    assertThat(categories())
        .containsExactly(EventCategory.API_KEY_EXPIRY_10_DAYS, EventCategory.API_KEY_EXPIRED);
  }

  @Test
  void a_key_that_ends_now_is_spoken_of_a_moment_later() {
    key("build", Duration.ofDays(9));
    fixture.clock.advance(Duration.ofDays(9));
    run();
    assertThat(events()).isEmpty();

    fixture.clock.advance(Duration.ofMillis(1));
    run();

    assertThat(categories()).containsExactly(EventCategory.API_KEY_EXPIRED);
  }

  @Test
  void a_key_that_is_gone_is_not_spoken_of() {
    key("build", Duration.ofDays(30));
    fixture.transactions.write(() -> fixture.keys.deleteAllOf(ada.id()));

    fixture.clock.advance(DAY.multipliedBy(40));
    run();

    assertThat(events()).isEmpty();
  }

  @Test
  void many_keys_are_taken_in_portions_and_those_of_one_moment_together() {
    for (int i = 0; i < 2 * NoticeExpiries.PORTION + 7; i++) {
      key("same", Duration.ofDays(30));
    }
    for (int i = 0; i < NoticeExpiries.PORTION + 3; i++) {
      key("different", Duration.ofDays(30).plusMillis(1 + i));
    }

    fixture.clock.advance(Duration.ofDays(15));
    run();
    run();

    assertThat(events()).hasSize(3 * NoticeExpiries.PORTION + 10);
    assertThat(events().stream().map(event -> event.event().message().references().getFirst()))
        .doesNotHaveDuplicates();
  }
}
