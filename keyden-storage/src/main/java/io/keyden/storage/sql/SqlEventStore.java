package io.keyden.storage.sql;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.ChainDigest;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.DocumentReference;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.EventStore;
import io.keyden.core.audit.Message;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The audit events in SQL. */
public final class SqlEventStore implements EventStore {
  private static final String LAST =
      "SELECT number, digest FROM events ORDER BY number DESC LIMIT 1";
  private static final String INSERT =
      """
      INSERT INTO events (number, occurred, category, user_id, username, is_service, identity_established_with, api_key_id,
        api_key_hint, address, user_agent, message, details, space_id, previous_digest, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_DOCUMENT =
      """
      INSERT INTO event_documents (event_number, position, document_id, document_type, start, length)
      VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_DIFFERENCE =
      """
      INSERT INTO event_differences (event_number, position, path, value_before, value_after)
      VALUES (?, ?, ?, ?, ?)
      """;
  private static final String SELECT = "SELECT * FROM events";
  private static final String COUNT = "SELECT COUNT(*) FROM events";
  private static final String DOCUMENTS =
      "SELECT document_id, start, length FROM event_documents WHERE event_number = ? ORDER BY position";
  private static final String DIFFERENCES =
      """
      SELECT path, value_before, value_after FROM event_differences WHERE event_number = ? ORDER BY position
      """;
  private static final String CHAIN =
      "SELECT * FROM events WHERE number >= ? ORDER BY number LIMIT ?";

  private final SqlTransactions transactions;

  /** Keeps events in the database of {@code transactions}. */
  public SqlEventStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  private record Last(long number, ChainDigest digest) {}

  @Override
  public Event append(Instant occurred, Actor actor, AuditEvent event) {
    var sql = transactions.sql();
    var last =
        sql.first(
                LAST,
                row -> new Last(row.number("number"), ChainDigest.ofStored(row.bytes("digest"))))
            .orElse(new Last(0, ChainDigest.START));
    var chained =
        Event.chained(
            last.number() + 1,
            occurred.truncatedTo(ChronoUnit.MILLIS),
            actor,
            event,
            last.digest());
    insert(sql, chained);
    return chained;
  }

  private static void insert(Sql sql, Event event) {
    var actor = event.actor();
    var what = event.event();
    sql.update(
        INSERT,
        event.number(),
        event.occurred(),
        what.category().id(),
        actor.userId(),
        actor.username(),
        actor.service(),
        actor.identityEstablishedWith(),
        actor.apiKeyId().map(ApiKeyId::value),
        actor.apiKeyHint(),
        actor.origin().address(),
        actor.origin().userAgent(),
        what.message().text(),
        what.details(),
        what.space().map(SpaceId::value),
        event.previous().bytes(),
        event.digest().bytes());
    int position = 0;
    for (var reference : what.message().references()) {
      sql.update(
          INSERT_DOCUMENT,
          event.number(),
          position++,
          reference.documentId(),
          type(reference.documentId()),
          reference.start(),
          reference.length());
    }
    position = 0;
    for (var difference : what.differences()) {
      sql.update(
          INSERT_DIFFERENCE,
          event.number(),
          position++,
          difference.path(),
          difference.before(),
          difference.after());
    }
  }

  /** {@code users} of {@code Users-1}: how document types are compared. */
  private static String type(String documentId) {
    int dash = documentId.indexOf('-');
    return (dash < 0 ? documentId : documentId.substring(0, dash)).toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Event> get(long number) {
    var sql = transactions.sql();
    return sql.first(SELECT + " WHERE number = ?", row -> event(sql, row), number);
  }

  @Override
  public Page<Event> find(EventFilter filter, PageRequest page) {
    var sql = transactions.sql();
    var where = where(filter);
    long total = sql.number(COUNT + where.clause(), where.parameters());
    var events =
        sql.query(
            SELECT + where.clause() + " ORDER BY number DESC LIMIT ? OFFSET ?",
            row -> event(sql, row),
            where.parameters(page.take(), page.skip()));
    return new Page<>(events, total, page);
  }

  @Override
  public List<Event> chain(long fromNumber, int count) {
    var sql = transactions.sql();
    return sql.query(CHAIN, row -> event(sql, row), fromNumber, count);
  }

  private static Where where(EventFilter filter) {
    var where = new Where();
    filter.regardingAll().forEach(id -> where.and(concerning("document_id", 1), id));
    filter.regardingAny().ifPresent(ids -> concerning(where, "document_id", ids));
    filter
        .documentTypes()
        .ifPresent(types ->
            concerning(
                where, "document_type", types.stream().map(SqlEventStore::typeWanted).toList()));
    filter.users().ifPresent(users -> where.in("user_id", users));
    filter
        .categories()
        .ifPresent(categories ->
            where.in("category", categories.stream().map(EventCategory::id).toList()));
    filter.ids().ifPresent(ids -> where.in("number", ids));
    inSpaces(where, filter.spaces(), filter.system());
    filter.from().ifPresent(from -> where.and("occurred >= ?", from));
    filter.to().ifPresent(to -> where.and("occurred < ?", to));
    filter.fromNumber().ifPresent(from -> where.and("number >= ?", from));
    filter.toNumber().ifPresent(to -> where.and("number <= ?", to));
    return where;
  }

  /** A type as a client writes it, with or without the dash. */
  private static String typeWanted(String type) {
    var wanted = type.endsWith("-") ? type.substring(0, type.length() - 1) : type;
    return wanted.toLowerCase(Locale.ROOT);
  }

  private static void inSpaces(Where where, Optional<Set<String>> spaces, boolean system) {
    if (spaces.isEmpty()) {
      if (!system) {
        where.and("space_id IS NOT NULL");
      }
      return;
    }
    if (spaces.get().isEmpty()) {
      where.and(system ? "space_id IS NULL" : "1 = 0");
      return;
    }
    var condition = "space_id IN (" + marks(spaces.get().size()) + ")";
    where.and(
        system ? "(space_id IS NULL OR " + condition + ")" : condition, spaces.get().toArray());
  }

  private static void concerning(Where where, String column, Collection<String> values) {
    if (values.isEmpty()) {
      where.and("1 = 0");
    } else {
      where.and(concerning(column, values.size()), values.toArray());
    }
  }

  private static String concerning(String column, int count) {
    return "number IN (SELECT event_number FROM event_documents WHERE "
        + column
        + " IN ("
        + marks(count)
        + "))";
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private static Event event(Sql sql, Row row) {
    long number = row.number("number");
    var actor =
        new Actor(
            row.text("user_id"),
            row.text("username"),
            row.flag("is_service"),
            row.text("identity_established_with"),
            row.optionalText("api_key_id").map(ApiKeyId::new),
            row.text("api_key_hint"),
            new Origin(row.text("address"), row.text("user_agent")));
    var references =
        sql.query(
            DOCUMENTS,
            document ->
                new DocumentReference(
                    document.text("document_id"),
                    (int) document.number("start"),
                    (int) document.number("length")),
            number);
    var differences =
        sql.query(
            DIFFERENCES,
            difference ->
                new Difference(
                    difference.text("path"),
                    difference.optionalText("value_before"),
                    difference.optionalText("value_after")),
            number);
    var what =
        new AuditEvent(
            EventCategory.withId(row.text("category")).orElseThrow(),
            new Message(row.text("message"), references),
            row.text("details"),
            differences,
            row.optionalText("space_id").map(SpaceId::new));
    return new Event(
        number,
        row.instant("occurred"),
        actor,
        what,
        ChainDigest.ofStored(row.bytes("previous_digest")),
        ChainDigest.ofStored(row.bytes("digest")));
  }
}
