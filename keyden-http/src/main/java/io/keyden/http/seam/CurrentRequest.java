package io.keyden.http.seam;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which request the running code works for, so that whatever is logged meanwhile can name it. It
 * goes with the thread of the request; who has work done on another thread {@linkplain #carry
 * carries} it over.
 */
public final class CurrentRequest {
  private static final ScopedValue<String> ID = ScopedValue.newInstance();

  private CurrentRequest() {}

  /** The id of the request; empty if the running code works for none. */
  public static Optional<String> id() {
    return ID.isBound() ? Optional.of(ID.get()) : Optional.empty();
  }

  /** Runs {@code work} for the request with that id. */
  public static void run(String id, Runnable work) {
    ScopedValue.where(ID, id).run(work);
  }

  /** {@code work}, to be run on any thread for the request that this thread works for, if any. */
  public static <T> Supplier<T> carry(Supplier<T> work) {
    if (!ID.isBound()) {
      return work;
    }
    var id = ID.get();
    return () -> ScopedValue.where(ID, id).call(work::get);
  }
}
