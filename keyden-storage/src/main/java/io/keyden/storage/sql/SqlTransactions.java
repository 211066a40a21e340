package io.keyden.storage.sql;

import io.keyden.core.store.Transactions;

/** Transactions of a SQL database. */
public interface SqlTransactions extends Transactions {
  /**
   * The statements of the transaction that the current thread works in; without one it is a bug to
   * ask.
   */
  Sql sql();
}
