package io.keyden.server;

import io.keyden.core.store.Change;
import io.keyden.core.store.ChangeListener;
import io.keyden.core.store.Transactions;
import io.keyden.http.seam.CurrentRequest;
import java.util.function.Supplier;

/**
 * Lets work on the threads of the database know which request it is done for, so that what it logs
 * names the request.
 *
 * @param delegate runs the work
 */
record CarryingTransactions(Transactions delegate) implements Transactions {
  @Override
  public <T> T read(Supplier<T> work) {
    return delegate.read(CurrentRequest.carry(work));
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return delegate.write(CurrentRequest.carry(work));
  }

  @Override
  public void announce(Change change) {
    delegate.announce(change);
  }

  @Override
  public boolean upToDate() {
    return delegate.upToDate();
  }

  @Override
  public void listen(ChangeListener listener) {
    delegate.listen(listener);
  }
}
