package io.keyden.benchmarks;

import io.keyden.benchmarks.sample.RepeatableRandomness;
import io.keyden.benchmarks.sample.SkewedChoice;
import io.keyden.core.key.KeyDigest;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.store.Cache;
import io.keyden.server.cache.CaffeineCaches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to get from the text of a key to what is remembered of it?
 *
 * <p>{@code scripts/benchmarks.sh DigestAndLookup -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DigestAndLookupBenchmark {
  private static final long SEED = 1;

  /** How many keys are remembered. */
  @Param("100000")
  private int keys;

  private List<String> texts;
  private SkewedChoice choice;
  private Cache<KeyDigest, Integer> remembered;

  /** Where a thread is in the sequence of keys. */
  @State(Scope.Thread)
  public static class Place {
    private int next;
  }

  /** Makes the keys and remembers them all. */
  @Setup
  public void remember() {
    texts = texts(keys);
    choice = new SkewedChoice(keys, SEED);
    remembered = new CaffeineCaches(() -> true).create("keys", keys);
    for (int i = 0; i < keys; i++) {
      var number = Optional.of(i);
      remembered.get(KeyDigest.ofPresented(texts.get(i)), missing -> number);
    }
  }

  @RevealsSecret(because = "the benchmark presents the keys")
  private static List<String> texts(int count) {
    var randomness = new RepeatableRandomness(SEED);
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      texts.add(KeyFormat.generate(randomness).reveal());
    }
    return texts;
  }

  private String presented(Place place) {
    return texts.get(choice.at(place.next++));
  }

  /** The digest alone. */
  @Benchmark
  public KeyDigest digest(Place place) {
    return KeyDigest.ofPresented(presented(place));
  }

  /** The digest, and what is remembered by it. */
  @Benchmark
  public Optional<Integer> digestAndLookup(Place place) {
    return remembered.get(KeyDigest.ofPresented(presented(place)), missing -> Optional.empty());
  }
}
