package io.keyden.storage.sql;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.SpaceId;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.space.Space;
import io.keyden.core.space.SpaceFilter;
import io.keyden.core.space.SpaceStore;
import io.keyden.core.text.CaseFolding;
import java.util.List;
import java.util.Optional;

/** The spaces in SQL. */
public final class SqlSpaceStore implements SpaceStore {
  private static final String INSERT =
      """
      INSERT INTO spaces (id, name, name_folded, slug, slug_folded, description, is_default, is_private, task_queue_stopped)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String UPDATE =
      """
      UPDATE spaces SET name = ?, name_folded = ?, slug = ?, slug_folded = ?, description = ?, is_default = ?,
        is_private = ?, task_queue_stopped = ?
      WHERE id = ?
      """;
  private static final String DELETE = "DELETE FROM spaces WHERE id = ?";
  private static final String SELECT = "SELECT * FROM spaces";

  private final SqlTransactions transactions;
  private final Counters counter;

  /** Keeps spaces in the database of {@code transactions}. */
  public SqlSpaceStore(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counter = new Counters(transactions, "spaces");
  }

  @Override
  public SpaceId nextId() {
    return new SpaceId("Spaces-" + counter.next());
  }

  @Override
  public void insert(Space space) {
    refuseTaken(space);
    transactions
        .sql()
        .update(
            INSERT,
            space.id().value(),
            space.name(),
            CaseFolding.fold(space.name()),
            space.slug(),
            CaseFolding.fold(space.slug()),
            space.description(),
            space.isDefault(),
            space.isPrivate(),
            space.taskQueueStopped());
    transactions.announce(new AccessChanged());
  }

  @Override
  public void update(Space space) {
    refuseTaken(space);
    int updated =
        transactions
            .sql()
            .update(
                UPDATE,
                space.name(),
                CaseFolding.fold(space.name()),
                space.slug(),
                CaseFolding.fold(space.slug()),
                space.description(),
                space.isDefault(),
                space.isPrivate(),
                space.taskQueueStopped(),
                space.id().value());
    if (updated != 1) {
      throw new BugException("a space that is updated is there");
    }
    transactions.announce(new AccessChanged());
  }

  /** Asks before writing, since a database does not say which of two unique values was taken. */
  private void refuseTaken(Space space) {
    refuse(byName(space.name()), space, "Name", "A space with this name already exists.");
    refuse(bySlug(space.slug()), space, "Slug", "A space with this slug already exists.");
  }

  private static void refuse(Optional<Space> found, Space space, String member, String text) {
    if (found.filter(other -> !other.id().equals(space.id())).isPresent()) {
      throw new ProblemException(Problem.invalid(member, text));
    }
  }

  @Override
  public boolean delete(SpaceId id) {
    boolean deleted = transactions.sql().update(DELETE, id.value()) == 1;
    if (deleted) {
      transactions.announce(new AccessChanged());
    }
    return deleted;
  }

  @Override
  public Optional<Space> get(SpaceId id) {
    return first(" WHERE id = ?", id.value());
  }

  @Override
  public Optional<Space> byName(String name) {
    return first(" WHERE name_folded = ?", CaseFolding.fold(name));
  }

  @Override
  public Optional<Space> bySlug(String slug) {
    return first(" WHERE slug_folded = ?", CaseFolding.fold(slug));
  }

  @Override
  public Optional<Space> defaultSpace() {
    return first(" WHERE is_default = 1");
  }

  private Optional<Space> first(String where, Object... parameters) {
    return transactions.sql().first(SELECT + where, SqlSpaceStore::space, parameters);
  }

  @Override
  public List<Space> find(SpaceFilter filter) {
    var where = new Where();
    filter.name().ifPresent(name -> where.and("name_folded = ?", CaseFolding.fold(name)));
    filter
        .partialName()
        .ifPresent(part -> where.and("name_folded LIKE ? ESCAPE '\\'", Like.containing(part)));
    filter.ids().ifPresent(ids -> where.in("id", ids.stream().map(SpaceId::value).toList()));
    return transactions
        .sql()
        .query(
            SELECT
                + where.clause()
                + " ORDER BY CASE WHEN name_folded = ? THEN 0 ELSE 1 END, name_folded",
            SqlSpaceStore::space,
            where.parameters(CaseFolding.fold(filter.partialName().orElse(""))));
  }

  private static Space space(Row row) {
    return new Space(
        new SpaceId(row.text("id")),
        row.text("name"),
        row.text("slug"),
        row.text("description"),
        row.flag("is_default"),
        row.flag("is_private"),
        row.flag("task_queue_stopped"));
  }
}
