package io.keyden.benchmarks;

import io.keyden.benchmarks.sample.ForgetfulCaches;
import io.keyden.benchmarks.sample.SampleKeys;
import io.keyden.benchmarks.sample.SkewedChoice;
import io.keyden.benchmarks.sample.TemporaryDatabase;
import io.keyden.core.access.Grants;
import io.keyden.core.audit.Origin;
import io.keyden.core.key.KeyUse;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.AuthenticateKey;
import io.keyden.core.signin.Authentication;
import io.keyden.core.store.Caches;
import io.keyden.core.time.SteadyClock;
import io.keyden.core.user.Accounts;
import io.keyden.server.cache.CaffeineCaches;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlUserStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to find out whose key was presented and whether it is good, with the key
 * remembered and without, over SQLite?
 *
 * <p>{@code scripts/benchmarks.sh Authenticate -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class AuthenticateBenchmark {
  private static final int BATCH_MAX = 256;
  private static final long SEED = 2;

  /** How many keys there are. */
  @Param("100000")
  private int keys;

  private TemporaryDatabase temporary;
  private List<Secret> presented;
  private SkewedChoice choice;
  private AuthenticateKey remembering;
  private AuthenticateKey forgetful;

  /** Where a thread is in the sequence of keys. */
  @State(Scope.Thread)
  public static class Place {
    private int next;
  }

  /** Fills a database, and presents each key once to the one that remembers. */
  @Setup
  public void fill() throws IOException {
    var clock = new SteadyClock(InstantSource.system(), Instant.EPOCH);
    temporary = new TemporaryDatabase(BATCH_MAX);
    presented =
        new SampleKeys(temporary.database(), SEED, clock.instant())
            .add(keys).stream().map(Secret::of).toList();
    choice = new SkewedChoice(keys, SEED);
    remembering = authenticate(clock, new CaffeineCaches(() -> true));
    forgetful =
        authenticate(clock, new ForgetfulCaches(new CaffeineCaches(() -> true), "api-keys"));
    for (var key : presented) {
      if (remembering.authenticate(key, Origin.SERVER) instanceof Authentication.Rejected) {
        throw new IllegalStateException("a key of the sample is refused");
      }
    }
  }

  private AuthenticateKey authenticate(InstantSource clock, Caches caches) {
    var database = temporary.database();
    var store = new SqlApiKeyStore(database);
    var accounts = new Accounts(database, new SqlUserStore(database), owner -> Grants.NONE, caches);
    return new AuthenticateKey(
        database, store, accounts, new KeyUse(database, store), clock, caches);
  }

  /** Takes the database away. */
  @TearDown
  public void delete() throws IOException {
    temporary.close();
  }

  private Secret presented(Place place) {
    return presented.get(choice.at(place.next++));
  }

  /** A key that was used before. */
  @Benchmark
  public Authentication remembered(Place place) {
    return remembering.authenticate(presented(place), Origin.SERVER);
  }

  /** A key that is used for the first time; its owner is remembered. */
  @Benchmark
  public Authentication notRemembered(Place place) {
    return forgetful.authenticate(presented(place), Origin.SERVER);
  }
}
