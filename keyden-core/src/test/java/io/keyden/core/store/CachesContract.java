package io.keyden.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every cache keeps to. */
public interface CachesContract {
  /** The caches to test. */
  Caches caches();

  @Test
  default void what_is_remembered_is_not_loaded_again() {
    Cache<String, Integer> cache = caches().create("numbers", 10);
    var loads = new AtomicInteger();

    var first = cache.get("a", key -> Optional.of(loads.incrementAndGet()));
    var second = cache.get("a", key -> Optional.of(loads.incrementAndGet()));

    assertThat(List.of(first, second)).containsExactly(Optional.of(1), Optional.of(1));
  }

  @Test
  default void an_empty_result_is_not_remembered() {
    Cache<String, Integer> cache = caches().create("numbers", 10);

    var nothing = cache.get("a", key -> Optional.empty());
    var something = cache.get("a", key -> Optional.of(1));

    assertThat(nothing).isEmpty();
    assertThat(something).contains(1);
  }

  @Test
  default void what_is_forgotten_is_loaded_again_and_the_rest_is_not() {
    Cache<String, Integer> cache = caches().create("numbers", 10);
    cache.get("a", key -> Optional.of(1));
    cache.get("b", key -> Optional.of(1));

    var forgotten = cache.invalidate("a");

    assertThat(forgotten).contains(1);
    assertThat(cache.invalidate("c")).isEmpty();
    assertThat(cache.get("a", key -> Optional.of(2))).contains(2);
    assertThat(cache.get("b", key -> Optional.of(2))).contains(1);
  }

  @Test
  default void everything_can_be_forgotten() {
    Cache<String, Integer> cache = caches().create("numbers", 10);
    cache.get("a", key -> Optional.of(1));
    cache.get("b", key -> Optional.of(1));

    cache.invalidateAll();

    assertThat(cache.get("a", key -> Optional.of(2))).contains(2);
    assertThat(cache.get("b", key -> Optional.of(2))).contains(2);
  }

  @Test
  default void all_caches_can_be_made_to_forget() {
    var caches = caches();
    Cache<String, Integer> numbers = caches.create("numbers", 10);
    Cache<String, Integer> others = caches.create("others", 10);
    numbers.get("a", key -> Optional.of(1));
    others.get("a", key -> Optional.of(1));

    caches.invalidateAll();

    assertThat(numbers.get("a", key -> Optional.of(2))).contains(2);
    assertThat(others.get("a", key -> Optional.of(2))).contains(2);
  }

  @Test
  default void what_is_being_loaded_while_all_is_forgotten_is_not_remembered() {
    var caches = caches();
    Cache<String, Integer> cache = caches.create("numbers", 10);

    assertThat(
            cache.get(
                "a",
                key -> {
                  CompletableFuture.runAsync(caches::invalidateAll).join();
                  return Optional.of(1);
                }))
        .contains(1);

    assertThat(cache.get("a", key -> Optional.of(2))).contains(2);
  }

  @Test
  default void a_failing_load_is_thrown_and_not_remembered() {
    Cache<String, Integer> cache = caches().create("numbers", 10);

    assertThatThrownBy(() ->
            cache.get(
                "a",
                key -> {
                  throw new IllegalStateException("no luck");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no luck");
    assertThat(cache.get("a", key -> Optional.of(1))).contains(1);
  }

  @Test
  default void what_was_loaded_before_an_invalidation_is_not_seen_after_it() throws Exception {
    Cache<String, Integer> cache = caches().create("numbers", 10);
    var loaded = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        CompletableFuture.supplyAsync(() ->
            cache.get(
                "a",
                key -> {
                  loaded.countDown();
                  return await(goOn) ? Optional.of(1) : Optional.empty();
                }));
    assertThat(await(loaded)).isTrue();

    // Either waits for the load to end, or makes the cache drop what is being loaded.
    var invalidation = CompletableFuture.runAsync(() -> cache.invalidate("a"));
    var seen = new ArrayList<Optional<Integer>>();
    goOn.countDown();
    invalidation.get(10, TimeUnit.SECONDS);
    seen.add(cache.get("a", key -> Optional.of(2)));

    assertThat(slow.get(10, TimeUnit.SECONDS)).contains(1);
    assertThat(seen).containsExactly(Optional.of(2));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
