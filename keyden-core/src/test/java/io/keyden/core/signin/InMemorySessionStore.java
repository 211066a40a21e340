package io.keyden.core.signin;

import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The sessions in memory. */
public final class InMemorySessionStore implements SessionStore {
  private record Stored(Session session, SecretDigest digest) {}

  private final InMemoryTransactions transactions;
  private final InMemoryTable<Long, Stored> sessions;
  private final InMemoryTable<String, Long> counter;

  /** No sessions. */
  public InMemorySessionStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.sessions = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public Session insert(NewSession session, SecretDigest digest) {
    long id = counter.get("sessions").orElse(0L) + 1;
    counter.put("sessions", id);
    var inserted =
        new Session(
            id,
            session.user(),
            session.created(),
            session.created(),
            session.remembered(),
            session.madeWith());
    sessions.put(id, new Stored(inserted, digest));
    return inserted;
  }

  @Override
  public Optional<Session> byDigest(SecretDigest digest) {
    return stored(digest).map(Stored::session);
  }

  private Optional<Stored> stored(SecretDigest digest) {
    return sessions.all().stream().filter(stored -> stored.digest().equals(digest)).findFirst();
  }

  @Override
  public boolean contains(long id) {
    return sessions.get(id).isPresent();
  }

  @Override
  public boolean delete(long id) {
    return !deleteWhere(session -> session.id() == id).isEmpty();
  }

  @Override
  public void deleteAllOf(UserId user) {
    deleteWhere(session -> session.user().equals(user));
  }

  @Override
  public void noteUse(Map<SecretDigest, Instant> uses) {
    uses.forEach((digest, instant) ->
        stored(digest)
            .filter(found -> instant.isAfter(found.session().lastSeen()))
            .ifPresent(found ->
                sessions.put(
                    found.session().id(), new Stored(seen(found.session(), instant), digest))));
  }

  private static Session seen(Session session, Instant instant) {
    return new Session(
        session.id(),
        session.user(),
        session.created(),
        instant,
        session.remembered(),
        session.madeWith());
  }

  @Override
  public int deleteEnded(Instant createdBefore, Instant seenBefore) {
    return deleteWhere(session ->
            session.created().isBefore(createdBefore)
                || (!session.remembered() && session.lastSeen().isBefore(seenBefore)))
        .size();
  }

  private List<Stored> deleteWhere(Predicate<Session> condition) {
    var deleted =
        sessions.all().stream().filter(stored -> condition.test(stored.session())).toList();
    deleted.forEach(stored -> {
      sessions.remove(stored.session().id());
      transactions.announce(new SessionEnded(stored.digest()));
    });
    return deleted;
  }
}
