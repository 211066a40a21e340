package io.keyden.storage.transaction;

import io.keyden.core.store.Change;
import java.sql.SQLException;
import java.util.List;

/** Where a group of writes has its transaction. For one thread at a time. */
public interface WriteTransactions {
  /** Begins one; no other write of any node runs until it ends. */
  Session begin() throws SQLException;

  /**
   * Makes what was written durable.
   *
   * @param announced what other nodes must hear of, in the same transaction
   */
  void commit(Session session, List<Change> announced) throws SQLException;

  /** Keeps nothing of it, as far as the database can still be told. */
  void rollBack(Session session);

  /** Lets the session go, whatever became of its transaction. */
  void end(Session session);
}
