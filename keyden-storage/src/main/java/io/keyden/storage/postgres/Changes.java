package io.keyden.storage.postgres;

import io.keyden.core.store.Change;
import io.keyden.storage.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Writes what changed, for other nodes to read, in the transaction of the change.
 *
 * <p>Writes run one after the other on all nodes together, so the numbers of the rows are in the
 * order in which they become visible. A node that has read up to a number has missed nothing before
 * it.
 */
final class Changes {
  /** What nodes listen to. */
  static final String CHANNEL = "keyden_changes";

  private static final String APPEND =
      """
      INSERT INTO changes (node, written, changes)
      VALUES (?, CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT), ?)
      """;

  /** The last row stays: whoever read it must find it again. */
  private static final String FORGET =
      """
      DELETE FROM changes
      WHERE written < CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - ?
        AND number < (SELECT MAX(number) FROM changes)
      """;

  private static final String CALL = "SELECT pg_notify('" + CHANNEL + "', '')";

  private final ChangeDelivery delivery;
  private volatile String node = newNode();

  Changes(ChangeDelivery delivery) {
    this.delivery = delivery;
  }

  private static String newNode() {
    return UUID.randomUUID().toString();
  }

  /** Whether {@code other} is this node, which knows its own changes already. */
  boolean own(String other) {
    return node.equals(other);
  }

  /**
   * From now on this node reads what it wrote so far as if another one had: it does not know what
   * became of its last commit.
   */
  void uncertain() {
    node = newNode();
  }

  /** Deletes what was written longer than {@code age} ago, in the transaction of {@code sql}. */
  void forget(Sql sql, Duration age) {
    sql.update(FORGET, age.toMillis());
  }

  /** Writes {@code announced}, in the transaction of {@code sql}. */
  void append(Sql sql, List<Change> announced) {
    if (announced.isEmpty()) {
      return;
    }
    sql.update(APPEND, node, ChangeText.of(announced));
    if (delivery == ChangeDelivery.NOTIFY) {
      sql.query(CALL, row -> true);
    }
  }
}
