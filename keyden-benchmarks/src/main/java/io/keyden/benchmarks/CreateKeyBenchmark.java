package io.keyden.benchmarks;

import io.keyden.benchmarks.sample.TemporaryDatabase;
import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.Origin;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.CreatedApiKey;
import io.keyden.core.key.ExpiryRequest;
import io.keyden.core.key.NewApiKey;
import io.keyden.core.signin.GoodProof;
import io.keyden.core.time.SteadyClock;
import io.keyden.core.user.User;
import io.keyden.storage.sql.SqlAccessTokenStore;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlSessionStore;
import io.keyden.storage.sql.SqlSettingsStore;
import io.keyden.storage.sql.SqlUserStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many keys a second can be made, each with its audit event on disk before it is answered, and
 * what is won by committing together?
 *
 * <p>The database is made anew for every iteration, in the folder of {@code java.io.tmpdir}.
 *
 * <p>{@code scripts/benchmarks.sh CreateKey}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class CreateKeyBenchmark {
  private static final String PURPOSE = "Deployment step";

  /** How many creations may share a commit: 1 is one commit each. */
  @Param({"1", "256"})
  private int batchMax;

  private TemporaryDatabase temporary;
  private CreateApiKey create;
  private Caller caller;
  private NewApiKey wanted;

  /** Makes an empty database with one account. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    temporary = new TemporaryDatabase(batchMax);
    var database = temporary.database();
    var clock = new SteadyClock(InstantSource.system(), Instant.EPOCH);
    var users = new SqlUserStore(database);
    var keys = new SqlApiKeyStore(database);
    create =
        new CreateApiKey(
            database,
            keys,
            users,
            owner -> Grants.NONE,
            new SqlSettingsStore(database),
            new GoodProof(
                keys, new SqlSessionStore(database), new SqlAccessTokenStore(database), clock),
            new Audit(new SqlEventStore(database), clock),
            clock,
            new SecureRandomness());
    var owner = database.write(() -> addOwner(users, clock.instant()));
    caller = new Caller(owner.principal(), new Proof.Nothing(), Grants.NONE, Origin.SERVER);
    wanted =
        new NewApiKey(
            owner.id(), Optional.of(PURPOSE), new ExpiryRequest.Unstated(), ActorType.USER);
  }

  private static User addOwner(SqlUserStore users, Instant now) {
    var owner =
        new User(
            users.nextId(),
            "pipeline",
            "Pipeline",
            Optional.empty(),
            true,
            true,
            List.of(),
            new UUID(0, 0),
            now);
    users.insert(owner);
    return owner;
  }

  /** Takes the database away. */
  @TearDown(Level.Iteration)
  public void delete() throws IOException {
    temporary.close();
  }

  /** One after the other. */
  @Benchmark
  @Threads(1)
  public CreatedApiKey byOne() {
    return create.create(caller, wanted);
  }

  /** Sixteen at once. */
  @Benchmark
  @Threads(16)
  public CreatedApiKey bySixteen() {
    return create.create(caller, wanted);
  }

  /** Sixty-four at once. */
  @Benchmark
  @Threads(64)
  public CreatedApiKey bySixtyFour() {
    return create.create(caller, wanted);
  }
}
