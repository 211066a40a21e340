package io.keyden.storage.sql;

/** Numbers for new ids; each is given out once. */
final class Counters {
  private static final String NEXT =
      """
      INSERT INTO counters (name, last) VALUES (?, 1)
      ON CONFLICT (name) DO UPDATE SET last = counters.last + 1
      RETURNING last
      """;

  private final SqlTransactions transactions;
  private final String name;

  Counters(SqlTransactions transactions, String name) {
    this.transactions = transactions;
    this.name = name;
  }

  /** The next number, from 1 on; it is used up only if the transaction is kept. */
  long next() {
    return transactions.sql().number(NEXT, name);
  }
}
