package io.keyden.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.core.chance.Randomness;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Change;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import io.keyden.core.text.CaseFolding;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every store of keys keeps to. */
public interface ApiKeyStoreContract {
  /** The moment that times are counted from. */
  Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  /** Chance for ids and secrets; tests do not depend on which. */
  Randomness RANDOMNESS = new SecureRandomness();

  /** The transactions of the stores. */
  Transactions transactions();

  /** What to test. */
  ApiKeyStore keys();

  /** The accounts that own keys. */
  UserStore users();

  /**
   * A key with its digest.
   *
   * @param key the key
   * @param digest what it is looked up by
   */
  record Sample(ApiKey key, KeyDigest digest) {
    /** A key of {@code owner} with all there is to know. */
    public static Sample of(User owner, String purpose, Instant created) {
      var secret = KeyFormat.generate(RANDOMNESS);
      return new Sample(
          new ApiKey(
              CreateApiKey.newId(RANDOMNESS),
              owner.id(),
              new Purpose(purpose),
              secret.hint(),
              ActorType.USER,
              created,
              Optional.of(created.plusSeconds(3_600)),
              new LastUse.Never()),
          secret.digest());
    }

    /** The same with other parts. */
    public Sample with(
        ActorType actorType, KeyHint hint, Optional<Instant> expires, LastUse lastUse) {
      return new Sample(
          new ApiKey(
              key.id(),
              key.owner(),
              key.purpose(),
              hint,
              actorType,
              key.created(),
              expires,
              lastUse),
          digest);
    }
  }

  @Test
  default void a_key_is_found_by_its_id_and_by_its_digest_as_it_was() {
    var ada = user("ada");
    var sample = insert(Sample.of(ada, "Büro 🗝  <b> 'x' \" \\ % _ \n\t", NOON));
    var plain = Sample.of(ada, "x", NOON);
    var other =
        insert(
            plain.with(
                ActorType.AI_AGENT,
                new KeyHint(""),
                Optional.empty(),
                new LastUse.At(NOON.plusMillis(1))));

    assertThat(get(sample.key().id())).contains(sample.key());
    assertThat(byDigest(sample.digest())).contains(sample.key());
    assertThat(get(other.key().id())).contains(other.key());
  }

  @Test
  default void an_unknown_key_is_not_found() {
    assertThat(get(CreateApiKey.newId(RANDOMNESS))).isEmpty();
    assertThat(byDigest(KeyDigest.ofPresented("API-"))).isEmpty();
  }

  @Test
  default void a_key_whose_time_is_over_is_still_found() {
    var sample = Sample.of(user("ada"), "Build", NOON);
    var ended =
        insert(
            sample.with(
                ActorType.USER,
                sample.key().hint(),
                Optional.of(Instant.EPOCH),
                new LastUse.Never()));

    assertThat(byDigest(ended.digest())).contains(ended.key());
  }

  @Test
  default void a_digest_or_an_id_that_is_there_is_refused_and_changes_nothing() {
    var ada = user("ada");
    var sample = insert(Sample.of(ada, "first", NOON));
    var sameDigest = new Sample(Sample.of(ada, "second", NOON).key(), sample.digest());
    var sameId = new Sample(sample.key(), Sample.of(ada, "third", NOON).digest());

    assertRefused(sameDigest);
    assertRefused(sameId);

    assertThat(all(ada)).containsExactly(sample.key());
  }

  @Test
  default void a_revoked_key_is_gone_and_told_of() {
    var ada = user("ada");
    var sample = insert(Sample.of(ada, "Build", NOON));
    var other = insert(Sample.of(ada, "Other", NOON));
    var heard = new ArrayList<Change>();
    transactions().listen(heard::add);

    boolean first = transactions().write(() -> keys().delete(sample.key().id()));
    boolean second = transactions().write(() -> keys().delete(sample.key().id()));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(byDigest(sample.digest())).isEmpty();
    assertThat(all(ada)).containsExactly(other.key());
    assertThat(heard).containsExactly(new KeyRevoked(sample.digest()));
  }

  @Test
  default void a_revocation_that_is_rolled_back_leaves_the_key_and_is_not_told() {
    var sample = insert(Sample.of(user("ada"), "Build", NOON));
    var heard = new ArrayList<Change>();
    transactions().listen(heard::add);

    assertThatThrownBy(() ->
            transactions()
                .write(() -> {
                  keys().delete(sample.key().id());
                  throw new IllegalStateException("no luck");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(byDigest(sample.digest())).contains(sample.key());
    assertThat(heard).isEmpty();
  }

  @Test
  default void all_keys_of_an_owner_are_revoked_at_once_and_no_others() {
    var ada = user("ada");
    var grace = user("grace");
    var one = insert(Sample.of(ada, "one", NOON));
    var two = insert(Sample.of(ada, "two", NOON));
    var hers = insert(Sample.of(grace, "hers", NOON));
    var heard = new ArrayList<Change>();
    transactions().listen(heard::add);

    var gone = transactions().write(() -> keys().deleteAllOf(ada.id()));
    var again = transactions().write(() -> keys().deleteAllOf(ada.id()));

    assertThat(gone).containsExactlyInAnyOrder(one.key(), two.key());
    assertThat(again).isEmpty();
    assertThat(all(ada)).isEmpty();
    assertThat(all(grace)).containsExactly(hers.key());
    assertThat(heard)
        .containsExactlyInAnyOrder(new KeyRevoked(one.digest()), new KeyRevoked(two.digest()));
  }

  @Test
  default void keys_are_listed_newest_first_then_by_id_and_each_once() {
    var ada = user("ada");
    var expected = new ArrayList<ApiKey>();
    for (int i = 0; i < 7; i++) {
      expected.add(insert(Sample.of(ada, "key " + i, NOON.plusMillis(i / 3))).key());
    }
    expected.sort(
        Comparator.comparing(ApiKey::created).reversed().thenComparing(key -> key.id().value()));

    var pages = new ArrayList<ApiKey>();
    for (int skip = 0; skip < 8; skip += 2) {
      var page = list(ada, ApiKeyFilter.ANY, new PageRequest(skip, 2));
      assertThat(page.total()).isEqualTo(7);
      pages.addAll(page.items());
    }

    assertThat(pages).isEqualTo(expected);
    assertThat(all(ada)).isEqualTo(expected);
  }

  @Test
  default void keys_are_searched_in_any_case_without_special_characters() {
    var ada = user("ada");
    var percent = insert(Sample.of(ada, "100% ÜBER_all\\", NOON)).key();
    var plain = insert(Sample.of(ada, "Straße", NOON)).key();

    assertThat(found(ada, purpose("über_ALL"))).containsExactly(percent);
    assertThat(found(ada, purpose("%"))).containsExactly(percent);
    assertThat(found(ada, purpose("_"))).containsExactly(percent);
    assertThat(found(ada, purpose("\\"))).containsExactly(percent);
    assertThat(found(ada, purpose("STRASSE"))).containsExactly(plain);
    assertThat(found(ada, purpose("a%e"))).isEmpty();
    assertThat(found(ada, purpose(""))).containsExactlyInAnyOrder(percent, plain);
  }

  @Test
  default void a_keyword_is_searched_in_the_hint_too_and_a_purpose_is_not() {
    var ada = user("ada");
    var sample = Sample.of(ada, "Build", NOON);
    var key =
        insert(
                sample.with(
                    ActorType.USER, new KeyHint("API-Q7Z"), Optional.empty(), new LastUse.Never()))
            .key();

    assertThat(found(ada, keyword("q7"))).containsExactly(key);
    assertThat(found(ada, keyword("BUILD"))).containsExactly(key);
    assertThat(found(ada, purpose("q7"))).isEmpty();
    assertThat(found(ada, texts(Optional.of("build"), Optional.of("q7")))).containsExactly(key);
    assertThat(found(ada, texts(Optional.of("test"), Optional.of("q7")))).isEmpty();
  }

  @Test
  default void keys_of_all_accounts_are_listed_each_with_its_owner_as_it_is_now() {
    var ada = user("ada");
    var build = service("Build");
    var hers = insert(Sample.of(ada, "hers", NOON)).key();
    var its = insert(Sample.of(build, "its", NOON.plusMillis(1))).key();
    transactions().write(() -> users().update(renamed(ada)));

    assertThat(list(ApiKeyFilter.ANY, ApiKeyOrder.NEWEST_FIRST, PageRequest.FIRST).items())
        .containsExactly(
            new OwnedApiKey(its, "Build", "Build", true, true),
            new OwnedApiKey(hers, "lovelace", "Ada Lovelace", false, false));
    assertThat(found(ApiKeyFilter.ANY.ownedBy(ada.id()))).containsExactly(hers);
  }

  @Test
  default void keys_are_chosen_by_their_end_from_one_moment_up_to_another() {
    var ada = user("ada");
    var early = insert(ending(ada, Optional.of(NOON))).key();
    var late = insert(ending(ada, Optional.of(NOON.plusMillis(1)))).key();
    var never = insert(ending(ada, Optional.empty())).key();
    Optional<Boolean> either = Optional.empty();
    Optional<Instant> any = Optional.empty();
    var noon = Optional.of(NOON);
    var after = Optional.of(NOON.plusMillis(1));

    assertThat(found(ends(either, noon, any))).containsExactlyInAnyOrder(early, late);
    assertThat(found(ends(either, Optional.of(NOON.plusNanos(1)), any))).containsExactly(late);
    assertThat(found(ends(either, noon, after))).containsExactly(early);
    assertThat(found(ends(either, any, Optional.of(NOON.plusNanos(1))))).containsExactly(early);
    assertThat(found(ends(either, any, noon))).isEmpty();
    assertThat(found(ends(Optional.of(true), any, any))).containsExactly(never);
    assertThat(found(ends(Optional.of(false), any, any))).containsExactlyInAnyOrder(early, late);
    assertThat(found(ends(Optional.of(true), noon, any))).isEmpty();
    assertThat(found(ends(either, after, noon))).isEmpty();
    assertThat(found(ends(either, any, any).ownedBy(service("other").id()))).isEmpty();
  }

  @Test
  default void every_order_visits_each_key_once_and_turned_around_is_its_mirror() {
    for (var key : manyKeys()) {
      insert(key);
    }
    for (var by : ApiKeyOrder.By.values()) {
      for (var filter :
          List.of(
              ApiKeyFilter.ANY,
              keyword("k"),
              ends(Optional.of(false), Optional.empty(), Optional.empty()),
              ends(Optional.empty(), Optional.of(NOON), Optional.of(NOON.plusMillis(2))))) {
        var upwards = found(filter, new ApiKeyOrder(by, false));
        var downwards = found(filter, new ApiKeyOrder(by, true));

        assertThat(upwards).as("%s", by).isNotEmpty().doesNotHaveDuplicates();
        assertThat(downwards).as("%s", by).isEqualTo(upwards.reversed());
        assertThat(pages(filter, new ApiKeyOrder(by, true), 5)).isEqualTo(downwards);
      }
    }
  }

  @Test
  default void each_order_is_what_it_says_and_ties_are_by_id() {
    for (var key : manyKeys()) {
      insert(key);
    }

    assertOrdered(
        ApiKeyOrder.By.CREATED,
        Comparator.comparing(OwnedApiKey::key, Comparator.comparing(ApiKey::created))
            .thenComparing(owned -> owned.key().id().value(), Comparator.reverseOrder()));
    assertOrdered(
        ApiKeyOrder.By.EXPIRES,
        byIdAfter(
            Comparator.comparing((OwnedApiKey owned) -> owned.key().expires().isEmpty())
                .thenComparing(owned -> owned.key().expires().orElse(NOON))));
    assertOrdered(
        ApiKeyOrder.By.LAST_USED,
        byIdAfter(
            Comparator.comparing(owned ->
                owned.key().lastUse() instanceof LastUse.At at ? at.instant() : Instant.MIN)));
    assertOrdered(
        ApiKeyOrder.By.PURPOSE,
        byIdAfter(Comparator.comparing(owned -> CaseFolding.fold(owned.key().purpose().text()))));
    assertOrdered(
        ApiKeyOrder.By.USER,
        byIdAfter(Comparator.comparing(owned -> CaseFolding.fold(owned.username()))));
  }

  private static Comparator<OwnedApiKey> byIdAfter(Comparator<OwnedApiKey> first) {
    return first.thenComparing(owned -> owned.key().id().value());
  }

  private void assertOrdered(ApiKeyOrder.By by, Comparator<OwnedApiKey> expected) {
    var listed =
        list(ApiKeyFilter.ANY, new ApiKeyOrder(by, false), new PageRequest(0, 100)).items();

    assertThat(listed).as("%s", by).hasSize(24).isSortedAccordingTo(expected);
  }

  /** Keys of three accounts that are alike in every way in which they are put in order. */
  private List<Sample> manyKeys() {
    var owners = List.of(user("Bob"), user("alice"), service("Carol"));
    var keys = new ArrayList<Sample>();
    for (int i = 0; i < 24; i++) {
      var sample = Sample.of(owners.get(i % 3), "K" + i % 2 + "k" + i % 5, NOON.plusMillis(i / 4));
      keys.add(
          sample.with(
              ActorType.USER,
              sample.key().hint(),
              i % 4 == 0 ? Optional.empty() : Optional.of(NOON.plusMillis(i % 4 - 1)),
              i % 3 == 0 ? new LastUse.Never() : new LastUse.At(NOON.plusMillis(i % 7))));
    }
    return keys;
  }

  @Test
  default void ends_are_counted_by_the_part_of_time_they_are_in() {
    var ada = user("ada");
    var bob = user("bob");
    insert(ending(ada, Optional.empty()));
    insert(ending(bob, Optional.of(NOON.minusMillis(1))));
    insert(ending(ada, Optional.of(NOON)));
    insert(ending(bob, Optional.of(NOON.plusSeconds(1).minusMillis(1))));
    insert(ending(ada, Optional.of(NOON.plusSeconds(1))));
    insert(ending(ada, Optional.of(NOON.plusSeconds(9))));
    var bounds = List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
    Optional<Boolean> either = Optional.empty();
    var from = ends(either, Optional.of(NOON), Optional.of(NOON.plusSeconds(9)));

    assertThat(counted(ApiKeyFilter.ANY, bounds))
        .isEqualTo(new EndCounts(1, List.of(1L, 2L, 1L, 1L)));
    assertThat(counted(ApiKeyFilter.ANY.ownedBy(ada.id()), bounds))
        .isEqualTo(new EndCounts(1, List.of(0L, 1L, 1L, 1L)));
    assertThat(counted(keyword("BUILD"), bounds))
        .isEqualTo(new EndCounts(1, List.of(1L, 2L, 1L, 1L)));
    assertThat(counted(keyword("nothing"), bounds))
        .isEqualTo(new EndCounts(0, List.of(0L, 0L, 0L, 0L)));
    assertThat(
            counted(
                ends(either, Optional.of(NOON.plusMillis(1)), Optional.of(NOON.plusMillis(1_500))),
                bounds))
        .isEqualTo(new EndCounts(0, List.of(0L, 1L, 1L, 0L)));
    assertThat(counted(ends(either, Optional.of(NOON.plusSeconds(9)), Optional.of(NOON)), bounds))
        .isEqualTo(new EndCounts(0, List.of(0L, 0L, 0L, 0L)));
    assertThat(counted(ends(Optional.of(false), Optional.empty(), Optional.empty()), List.of(NOON)))
        .isEqualTo(new EndCounts(0, List.of(1L, 4L)));
    assertThat(counted(from, bounds)).isEqualTo(new EndCounts(0, List.of(0L, 2L, 1L, 0L)));
    assertThat(counted(from.ownedBy(bob.id()), bounds))
        .isEqualTo(new EndCounts(0, List.of(0L, 1L, 0L, 0L)));
    assertThat(counted(ends(Optional.of(true), Optional.empty(), Optional.empty()), List.of(NOON)))
        .isEqualTo(new EndCounts(1, List.of(0L, 0L)));
  }

  private EndCounts counted(ApiKeyFilter filter, List<Instant> bounds) {
    return transactions().read(() -> keys().countEnds(filter, bounds));
  }

  @Test
  default void a_use_is_noted_and_never_moves_back() {
    var ada = user("ada");
    var sample = insert(Sample.of(ada, "Build", NOON));
    var id = sample.key().id();

    noteUse(Map.of(id, NOON.plusSeconds(2)));
    noteUse(Map.of(id, NOON.plusSeconds(1)));
    noteUse(Map.of(CreateApiKey.newId(RANDOMNESS), NOON));

    assertThat(all(ada)).containsExactly(sample.key().usedAt(NOON.plusSeconds(2)));
  }

  @Test
  default void of_many_who_revoke_a_key_at_once_one_does() throws Exception {
    var ada = user("ada");
    for (int round = 0; round < 20; round++) {
      var id = insert(Sample.of(ada, "Build", NOON)).key().id();

      var outcomes = together(4, number -> transactions().write(() -> keys().delete(id)));

      assertThat(outcomes).containsOnlyOnce(true);
    }
  }

  @Test
  default void of_many_who_submit_a_digest_at_once_one_does() throws Exception {
    var ada = user("ada");
    for (int round = 0; round < 20; round++) {
      var digest = Sample.of(ada, "x", NOON).digest();

      var outcomes =
          together(
              4,
              number -> {
                var key = Sample.of(ada, "submit " + number, NOON).key();
                try {
                  return transactions()
                      .write(() -> {
                        keys().insert(key, digest);
                        return true;
                      });
                } catch (ProblemException e) {
                  assertThat(e.problem()).isInstanceOf(Problem.Invalid.class);
                  return false;
                }
              });

      assertThat(outcomes).containsOnlyOnce(true);
    }
    assertThat(all(ada)).hasSize(20);
  }

  @Test
  default void a_key_made_while_its_owner_is_deleted_does_not_outlive_the_owner() throws Exception {
    for (int round = 0; round < 20; round++) {
      var owner = user("owner-" + round);

      var _ =
          together(
              3,
              number ->
                  number == 0
                      ? transactions()
                          .write(() -> {
                            keys().deleteAllOf(owner.id());
                            return users().delete(owner.id());
                          })
                      : transactions()
                          .write(() -> {
                            var present = users().get(owner.id());
                            present.ifPresent(user -> {
                              var sample = Sample.of(user, "late " + number, NOON);
                              keys().insert(sample.key(), sample.digest());
                            });
                            return present.isPresent();
                          }));

      assertThat(all(owner)).isEmpty();
      assertThat(transactions().read(() -> users().get(owner.id()))).isEmpty();
    }
  }

  /** Work that knows its number. */
  interface Numbered {
    /** Does it. */
    boolean run(int number);
  }

  private static List<Boolean> together(int threads, Numbered work) throws Exception {
    var calls = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      calls.add(() -> work.run(number));
    }
    var outcomes = new ArrayList<Boolean>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var outcome : pool.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }

  private void assertRefused(Sample sample) {
    assertThatThrownBy(() -> insert(sample))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown -> assertThat(thrown.problem()).isInstanceOf(Problem.Invalid.class));
  }

  private static ApiKeyFilter purpose(String part) {
    return texts(Optional.of(part), Optional.empty());
  }

  private static ApiKeyFilter keyword(String part) {
    return texts(Optional.empty(), Optional.of(part));
  }

  private static ApiKeyFilter texts(Optional<String> purpose, Optional<String> keyword) {
    return new ApiKeyFilter(
        Optional.empty(), purpose, keyword, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ApiKeyFilter ends(
      Optional<Boolean> never, Optional<Instant> from, Optional<Instant> to) {
    return new ApiKeyFilter(Optional.empty(), Optional.empty(), Optional.empty(), never, from, to);
  }

  private User user(String username) {
    return account(username, false);
  }

  private User service(String username) {
    return account(username, true);
  }

  private User account(String username, boolean service) {
    return transactions()
        .write(() -> {
          var user = KeyFixture.example(users().nextId(), username, service, NOON);
          users().insert(user);
          return user;
        });
  }

  private static User renamed(User user) {
    return new User(
        user.id(),
        "lovelace",
        "Ada Lovelace",
        user.emailAddress(),
        false,
        user.service(),
        user.identities(),
        user.externalId(),
        user.created());
  }

  private static Sample ending(User owner, Optional<Instant> end) {
    var sample = Sample.of(owner, "Build", NOON.minusSeconds(1));
    return sample.with(ActorType.USER, sample.key().hint(), end, new LastUse.Never());
  }

  @CanIgnoreReturnValue
  private Sample insert(Sample sample) {
    transactions().write(() -> keys().insert(sample.key(), sample.digest()));
    return sample;
  }

  private void noteUse(Map<ApiKeyId, Instant> uses) {
    transactions().write(() -> keys().noteUse(uses));
  }

  private Optional<ApiKey> get(ApiKeyId id) {
    return transactions().read(() -> keys().get(id));
  }

  private Optional<ApiKey> byDigest(KeyDigest digest) {
    return transactions().read(() -> keys().byDigest(digest));
  }

  private Page<ApiKey> list(User owner, ApiKeyFilter filter, PageRequest page) {
    UserId id = owner.id();
    return transactions().read(() -> keys().ofOwner(id, filter, page));
  }

  private List<ApiKey> all(User owner) {
    return found(owner, ApiKeyFilter.ANY);
  }

  private List<ApiKey> found(User owner, ApiKeyFilter filter) {
    return list(owner, filter, PageRequest.ALL).items();
  }

  private Page<OwnedApiKey> list(ApiKeyFilter filter, ApiKeyOrder order, PageRequest page) {
    return transactions().read(() -> keys().find(filter, order, page));
  }

  private List<ApiKey> found(ApiKeyFilter filter) {
    return found(filter, ApiKeyOrder.NEWEST_FIRST);
  }

  private List<ApiKey> found(ApiKeyFilter filter, ApiKeyOrder order) {
    return list(filter, order, PageRequest.ALL).map(OwnedApiKey::key).items();
  }

  private List<ApiKey> pages(ApiKeyFilter filter, ApiKeyOrder order, int size) {
    var keys = new ArrayList<ApiKey>();
    for (int skip = 0; ; skip += size) {
      var page = list(filter, order, new PageRequest(skip, size)).map(OwnedApiKey::key);
      keys.addAll(page.items());
      if (page.items().isEmpty()) {
        assertThat(page.total()).isEqualTo(keys.size());
        return keys;
      }
    }
  }
}
