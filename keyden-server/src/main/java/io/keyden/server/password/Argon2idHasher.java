package io.keyden.server.password;

import io.keyden.core.chance.Randomness;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.user.PasswordHash;
import io.keyden.core.user.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id.
 *
 * <p><b>Why threads of its own.</b> A hashing keeps a processor busy for a twentieth of a second
 * and more. Requests run on virtual threads, which do not give way: a few sign-ins at once would
 * hold up every request with a key. So at most half of the processors, and never more than two,
 * hash, and give way to whatever else there is to do; whoever asks waits without holding one.
 *
 * <p><b>Why a bound.</b> Each hashing fills 46 MiB. Who would have to wait too long is told to try
 * again later.
 *
 * <p>Passwords are compared by their normal form NFKC, since keyboards differ in how they write one
 * and the same letter. Source: NIST SP 800-63B 5.1.1.2.
 */
public final class Argon2idHasher implements PasswordHasher, AutoCloseable {
  private static final int THREADS_MAX = 2;
  private static final int WAITING_MAX = 100;
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int SALT_BYTES = 16;
  private static final int TAG_BYTES = 32;
  private static final long IDLE_THREAD_SECONDS = 30;

  /**
   * Each worker's memory, overwritten after each hashing. Made anew, 46 MiB for each sign-in would
   * have the collector stop every request again and again. It goes with the idle worker.
   */
  private static final ThreadLocal<BlockPool> BLOCKS =
      ThreadLocal.withInitial(() -> new FixedBlockPool(Argon2Settings.CURRENT.memoryKib()));

  private final Randomness randomness;
  private final Argon2Settings settings;
  private final Duration waitMax;
  private final ThreadPoolExecutor workers;

  /** Hashes as OWASP asks for, on as many threads as the machine can spare. */
  public Argon2idHasher(Randomness randomness) {
    this(randomness, Argon2Settings.CURRENT);
  }

  /** As {@link #Argon2idHasher(Randomness)}, with a guess as dear as {@code settings} make it. */
  public Argon2idHasher(Randomness randomness, Argon2Settings settings) {
    this(
        randomness,
        settings,
        Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, THREADS_MAX),
        WAITING_MAX,
        WAIT_MAX);
  }

  Argon2idHasher(
      Randomness randomness,
      Argon2Settings settings,
      int threads,
      int waitingMax,
      Duration waitMax) {
    this.randomness = randomness;
    this.settings = settings;
    this.waitMax = waitMax;
    this.workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waitingMax),
            Argon2idHasher::worker);
    workers.allowCoreThreadTimeOut(true);
  }

  private static Thread worker(Runnable work) {
    return Thread.ofPlatform()
        .name("password-hasher")
        .daemon()
        .unstarted(() -> {
          ProcessorShare.giveWay();
          work.run();
        });
  }

  @Override
  public PasswordHash hash(Secret password) {
    var salt = new byte[SALT_BYTES];
    randomness.fill(salt);
    var tag = onWorker(() -> tag(password, settings, salt, TAG_BYTES));
    return new PasswordHash(new Argon2Text(settings, salt, tag).format());
  }

  @Override
  public boolean verify(Secret presented, PasswordHash stored) {
    var text = parsed(stored);
    var tag = onWorker(() -> tag(presented, text.settings(), text.salt(), text.tag().length));
    return MessageDigest.isEqual(tag, text.tag());
  }

  @Override
  public void verifyNothing(Secret presented) {
    var tag = onWorker(() -> tag(presented, settings, new byte[SALT_BYTES], TAG_BYTES));
    Arrays.fill(tag, (byte) 0);
  }

  @Override
  public boolean outdated(PasswordHash stored) {
    return parsed(stored).settings().weakerThan(settings);
  }

  private static Argon2Text parsed(PasswordHash stored) {
    return Argon2Text.parse(stored.text())
        .orElseThrow(() -> new BugException("a stored password is an Argon2id hash"));
  }

  @RevealsSecret(because = "the password is hashed")
  private static byte[] tag(Secret password, Argon2Settings settings, byte[] salt, int length) {
    var bytes =
        Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC)
            .getBytes(StandardCharsets.UTF_8);
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(settings.memoryKib())
              .withIterations(settings.iterations())
              .withParallelism(settings.parallelism())
              .withSalt(salt)
              .withBlockPool(BLOCKS.get())
              .build());
      var tag = new byte[length];
      generator.generateBytes(bytes, tag);
      return tag;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private <T> T onWorker(Supplier<T> work) {
    Future<T> result;
    try {
      result = workers.submit(work::get);
    } catch (RejectedExecutionException e) {
      throw new ProblemException(new Problem.TooMany(RETRY_AFTER), e);
    }
    try {
      return result.get(waitMax.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.cancel(false);
      throw new ProblemException(new Problem.TooMany(RETRY_AFTER), e);
    } catch (InterruptedException e) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw new ProblemException(new Problem.TooMany(RETRY_AFTER), e);
    } catch (ExecutionException e) {
      throw new BugException("hashing a password does not fail", e.getCause());
    }
  }

  /** Ends the threads; what waits is not done any more. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
