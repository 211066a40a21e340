package io.keyden.storage.sql;

import java.sql.SQLException;

/** What differs between the databases, beside the schema. */
public interface Dialect {
  /** Whether the statement failed because a row with these unique values is there already. */
  boolean duplicate(SQLException failure);

  /**
   * Whether the failure concerns only its statement, so that the transaction may go on after
   * rolling back to a savepoint.
   */
  boolean statementOnly(SQLException failure);
}
