package io.keyden.core.store;

import java.util.function.Supplier;

/** Transactions that others run: whoever adds something to them overrides what it concerns. */
public abstract class ForwardingTransactions implements Transactions {
  private final Transactions delegate;

  /** Lets {@code delegate} run everything. */
  protected ForwardingTransactions(Transactions delegate) {
    this.delegate = delegate;
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return delegate.read(work);
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return delegate.write(work);
  }

  @Override
  public final void announce(Change change) {
    delegate.announce(change);
  }

  @Override
  public final boolean upToDate() {
    return delegate.upToDate();
  }

  @Override
  public final void listen(ChangeListener listener) {
    delegate.listen(listener);
  }
}
