package io.keyden.storage.postgres;

import io.keyden.core.store.Change;
import io.keyden.storage.sql.Sql;
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
