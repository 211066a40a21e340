package io.keyden.server;

import io.keyden.core.store.ForwardingTransactions;
import io.keyden.core.store.Transactions;
import io.keyden.http.seam.CurrentRequest;
import java.util.function.Supplier;

/**
 * Lets work on the threads of the database know which request it is done for, so that what it logs
 * names the request.
 */
final class CarryingTransactions extends ForwardingTransactions {
  /** Lets {@code delegate} run the work. */
  CarryingTransactions(Transactions delegate) {
    super(delegate);
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return super.read(CurrentRequest.carry(work));
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return super.write(CurrentRequest.carry(work));
  }
}
