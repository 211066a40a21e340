package io.keyden.core.store;

import java.util.function.Supplier;

/**
 * All or nothing: what a use case does to the stores happens in one transaction.
 *
 * <p>The stores work in the transaction of the work that calls them, and only there. Work must be
 * short (no hashing of passwords, no waiting): all writes of a node run one after the other. Safe
 * for many threads.
 */
public interface Transactions {
  /**
   * Runs {@code work} on one consistent state of the stores. Within a transaction it joins that
   * one.
   *
   * @throws io.keyden.core.problem.ProblemException what {@code work} throws, or {@code
   *     Unavailable}
   */
  <T> T read(Supplier<T> work);

  /**
   * Runs {@code work} and returns after its changes are on disk; if it throws, nothing has changed.
   * Within a write it joins that one; within a read it is a bug.
   *
   * @throws io.keyden.core.problem.ProblemException what {@code work} throws, or {@code
   *     Unavailable} if the changes could not be made durable
   */
  <T> T write(Supplier<T> work);

  /** As {@link #write(Supplier)} for work without a result. */
  default void write(Runnable work) {
    write(() -> {
      work.run();
      return true;
    });
  }

  /**
   * Called by stores within a write: {@code change} is told to the listeners once the write is on
   * disk, before {@link #write} returns; never if it fails.
   */
  void announce(Change change);

  /**
   * Whether the listeners have been told of all that any node changed longer than a bound ago,
   * which is a second unless set otherwise. What was remembered before must not be believed while
   * they have not: the node may have been cut off, and a key revoked elsewhere.
   */
  boolean upToDate();

  /** From now on tells {@code listener} of every announced change. */
  void listen(ChangeListener listener);
}
