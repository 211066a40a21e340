package io.keyden.storage.transaction;

import java.util.function.IntConsumer;

/** Commits that several writes share. */
public interface GroupedCommits {
  /**
   * From now on tells {@code listener}, and nobody else, after each commit how many writes shared
   * it; for measurements. It must be quick and must not throw.
   */
  void onCommit(IntConsumer listener);
}
