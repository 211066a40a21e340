package io.keyden.storage.sql;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.ChainDigest;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.DocumentReference;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventAgent;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
  // The record has no gaps, so that its ends tell how long it is.
  private static final String COUNT_ALL =
      """
      SELECT COALESCE((SELECT MAX(number) FROM events) - (SELECT MIN(number) FROM events) + 1, 0)
      """;
  private static final String DOCUMENTS =
      """
      SELECT event_number, position, document_id, document_type, start, length
      FROM event_documents WHERE event_number\
      """;
  private static final String DIFFERENCES =
      """
      SELECT event_number, position, path, value_before, value_after
      FROM event_differences WHERE event_number\
      """;
  private static final String IN_ORDER = " ORDER BY event_number, position";
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
    // All of them at once: a database on another machine is asked under the lock of all writers.
    var documents = new ArrayList<Object[]>();
    for (var reference : what.message().references()) {
      documents.add(
          new Object[] {
            event.number(),
            documents.size(),
            reference.documentId(),
            type(reference.documentId()),
            reference.start(),
            reference.length()
          });
    }
    sql.batch(INSERT_DOCUMENT, documents);
    var differences = new ArrayList<Object[]>();
    for (var difference : what.differences()) {
      differences.add(
          new Object[] {
            event.number(),
            differences.size(),
            difference.path(),
            difference.before(),
            difference.after()
          });
    }
    sql.batch(INSERT_DIFFERENCE, differences);
  }

  /** {@code users} of {@code Users-1}: how document types are compared. */
  private static String type(String documentId) {
    int dash = documentId.indexOf('-');
    return (dash < 0 ? documentId : documentId.substring(0, dash)).toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Event> get(long number) {
    var sql = transactions.sql();
    return whole(sql, sql.query(SELECT + " WHERE number = ?", Stored::of, number)).stream()
        .findFirst();
  }

  @Override
  public Page<Event> find(EventFilter filter, PageRequest page) {
    var sql = transactions.sql();
    var where = where(filter);
    long total =
        where.clause().isEmpty()
            ? sql.number(COUNT_ALL)
            : sql.number(COUNT + where.clause(), where.parameters());
    var events =
        sql.query(
            SELECT + where.clause() + " ORDER BY number DESC LIMIT ? OFFSET ?",
            Stored::of,
            where.parameters(page.take(), page.skip()));
    return new Page<>(whole(sql, events), total, page);
  }

  @Override
  public List<Event> chain(long fromNumber, int count) {
    var sql = transactions.sql();
    var links = sql.query(CHAIN, Link::of, fromNumber, count);
    if (links.isEmpty()) {
      return List.of();
    }
    var parts = new Parts();
    parts.load(sql, " BETWEEN ? AND ?", links.getFirst().number(), links.getLast().number());
    return links.stream().map(parts::link).toList();
  }

  /** The events with their documents and differences: two more queries for up to a hundred. */
  private static List<Event> whole(Sql sql, List<Stored> events) {
    var parts = new Parts();
    Portions.of(
        events.stream().map(Stored::number).toList(),
        (condition, numbers) -> parts.load(sql, condition, numbers));
    return events.stream().map(parts::event).toList();
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
    filter.agents().ifPresent(agents -> byAgents(where, agents));
    filter.ids().ifPresent(ids -> where.in("number", ids));
    inSpaces(where, filter.spaces(), filter.system());
    // The second half of each changes no result: a page is read from the newest number on, and so
    // it begins and ends where the time does.
    filter
        .from()
        .ifPresent(from ->
            where.and(
                "occurred >= ? AND number >= (SELECT MIN(number) FROM events WHERE occurred >= ?)",
                from,
                from));
    filter
        .to()
        .ifPresent(to ->
            where.and(
                "occurred < ? AND number <= (SELECT MAX(number) FROM events WHERE occurred < ?)",
                to,
                to));
    filter.fromNumber().ifPresent(from -> where.and("number >= ?", from));
    filter.toNumber().ifPresent(to -> where.and("number <= ?", to));
    return where;
  }

  private static void byAgents(Where where, Set<EventAgent> agents) {
    where.and(
        agents.isEmpty()
            ? "1 = 0"
            : agents.stream()
                .sorted()
                .map(SqlEventStore::condition)
                .collect(Collectors.joining(" OR ", "(", ")")));
  }

  /** The same as {@link EventAgent#of}, in SQL; the texts in it are constants. */
  private static String condition(EventAgent agent) {
    var notServer = "user_id <> '" + Actor.SYSTEM_ID + "'";
    var withoutKey = notServer + " AND api_key_id IS NULL AND identity_established_with ";
    return switch (agent) {
      case SERVER -> "user_id = '" + Actor.SYSTEM_ID + "'";
      case API_KEY -> "(" + notServer + " AND api_key_id IS NOT NULL)";
      case SESSION -> "(" + withoutKey + "= '" + Actor.BY_SESSION + "')";
      case ACCESS_TOKEN -> "(" + withoutKey + "= '" + Actor.BY_TOKEN + "')";
      case ANONYMOUS ->
          "(" + withoutKey + "NOT IN ('" + Actor.BY_SESSION + "', '" + Actor.BY_TOKEN + "'))";
    };
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

  /**
   * A row of the events, without what other tables hold of it.
   *
   * @param exact whether the row holds what {@link #insert} would write. Reading is lenient: it
   *     takes any case of an id and any number for a yes, so that a digest of what was read does
   *     not tell
   */
  private record Stored(
      long number,
      Instant occurred,
      Actor actor,
      EventCategory category,
      String message,
      String details,
      Optional<SpaceId> space,
      ChainDigest previous,
      ChainDigest digest,
      boolean exact) {
    static Stored of(Row row) {
      long service = row.number("is_service");
      var keyId = row.optionalText("api_key_id");
      var userAgent = row.text("user_agent");
      var categoryId = row.text("category");
      var spaceId = row.optionalText("space_id");
      var actor =
          new Actor(
              row.text("user_id"),
              row.text("username"),
              service != 0,
              row.text("identity_established_with"),
              keyId.map(ApiKeyId::new),
              row.text("api_key_hint"),
              new Origin(row.text("address"), userAgent));
      var category = EventCategory.withId(categoryId).orElseThrow();
      var space = spaceId.map(SpaceId::new);
      return new Stored(
          row.number("number"),
          row.instant("occurred"),
          actor,
          category,
          row.text("message"),
          row.text("details"),
          space,
          ChainDigest.ofStored(row.bytes("previous_digest")),
          ChainDigest.ofStored(row.bytes("digest")),
          (service == 0 || service == 1)
              && actor.apiKeyId().map(ApiKeyId::value).equals(keyId)
              && actor.origin().userAgent().equals(userAgent)
              && category.id().equals(categoryId)
              && space.map(SpaceId::value).equals(spaceId));
    }
  }

  /**
   * A row of the events where it may have been tampered with.
   *
   * @param stored empty if the row holds what no event is stored as
   */
  private record Link(long number, Optional<Stored> stored) {
    static Link of(Row row) {
      long number = row.number("number");
      try {
        return new Link(number, Optional.of(Stored.of(row)).filter(Stored::exact));
      } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
        return new Link(number, Optional.empty());
      }
    }
  }

  /** What other tables hold of some events, by their numbers. */
  private static final class Parts {
    private final Map<Long, List<DocumentReference>> documents = new HashMap<>();
    private final Map<Long, List<Difference>> differences = new HashMap<>();
    private final Set<Long> inexact = new HashSet<>();

    void load(Sql sql, String condition, Object... numbers) {
      sql.query(DOCUMENTS + condition + IN_ORDER, this::document, numbers);
      sql.query(DIFFERENCES + condition + IN_ORDER, this::difference, numbers);
    }

    private boolean document(Row row) {
      var id = row.text("document_id");
      long start = row.number("start");
      long length = row.number("length");
      var reference = new DocumentReference(id, (int) start, (int) length);
      boolean exact =
          reference.start() == start
              && reference.length() == length
              && type(id).equals(row.text("document_type"));
      return add(documents, row, reference, exact);
    }

    private boolean difference(Row row) {
      var difference =
          new Difference(
              row.text("path"), row.optionalText("value_before"), row.optionalText("value_after"));
      return add(differences, row, difference, true);
    }

    /** What the digest does not hold must follow from what it holds. */
    private <T> boolean add(Map<Long, List<T>> lists, Row row, T part, boolean exact) {
      long number = row.number("event_number");
      var list = lists.computeIfAbsent(number, key -> new ArrayList<>());
      if (!exact || row.number("position") != list.size()) {
        inexact.add(number);
      }
      return list.add(part);
    }

    Event link(Link link) {
      return link.stored()
          .filter(stored -> !inexact.contains(stored.number()))
          .map(this::event)
          .orElseGet(() -> Event.damaged(link.number()));
    }

    Event event(Stored stored) {
      var what =
          new AuditEvent(
              stored.category(),
              new Message(stored.message(), documents.getOrDefault(stored.number(), List.of())),
              stored.details(),
              differences.getOrDefault(stored.number(), List.of()),
              stored.space());
      return new Event(
          stored.number(),
          stored.occurred(),
          stored.actor(),
          what,
          stored.previous(),
          stored.digest());
    }
  }
}
