package io.keyden.wire;

import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/**
 * Gives every reader and writer of JSON buffers of its own, and none twice: a used one would keep
 * the text of a key that was just shown.
 *
 * <p>They are of the size of a usual answer, a quarter of what the library takes by itself: to
 * allocate and clear those was the dearest part of writing an account.
 */
final class FreshBuffers extends RecyclerPool.NonRecyclingPoolBase<BufferRecycler> {
  private static final long serialVersionUID = 1;
  private static final int BYTES = 2_000;
  private static final int CHARACTERS = 1_000;

  @Override
  public BufferRecycler acquirePooled() {
    return new Buffers();
  }

  private static final class Buffers extends BufferRecycler {
    @Override
    protected int byteBufferLength(int kind) {
      return BYTES;
    }

    @Override
    protected int charBufferLength(int kind) {
      return CHARACTERS;
    }
  }
}
