package io.keyden.core.user;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.UserId;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import io.keyden.core.store.Change;
import io.keyden.core.store.EverythingChanged;
import io.keyden.core.store.Transactions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Users with their rights, remembered between changes: every request needs the caller's.
 *
 * <p><b>Why an epoch.</b> A change of one user makes the cache forget that user. A change of a team
 * or a role may concern everybody, and emptying a cache does not reach a value that is being loaded
 * at that moment. So every value carries the number of such changes that were known before it was
 * loaded, and is good only as long as that number stands.
 */
public final class Accounts {
  /** How many accounts are remembered where nobody says otherwise. */
  public static final int REMEMBERED_MAX = 10_000;

  private record Remembered(Account account, long epoch) {}

  private final Transactions transactions;
  private final UserStore users;
  private final GrantsLookup grants;
  private final Cache<UserId, Remembered> cache;
  private final AtomicLong epoch = new AtomicLong();

  /** Remembers what the stores hold until they announce a change. */
  public Accounts(Transactions transactions, UserStore users, GrantsLookup grants, Caches caches) {
    this(transactions, users, grants, caches, REMEMBERED_MAX);
  }

  /** As the other constructor, but remembers about {@code rememberedMax} accounts at most. */
  public Accounts(
      Transactions transactions,
      UserStore users,
      GrantsLookup grants,
      Caches caches,
      int rememberedMax) {
    this.transactions = transactions;
    this.users = users;
    this.grants = grants;
    this.cache = caches.create("accounts", rememberedMax);
    transactions.listen(this::changed);
  }

  /** The account at this moment; empty if there is none. */
  public Optional<Account> find(UserId id) {
    var found = cache.get(id, this::load);
    if (found.isPresent() && found.get().epoch() != epoch.get()) {
      cache.invalidate(id);
      found = cache.get(id, this::load);
    }
    return found.map(Remembered::account);
  }

  /** A number that changes whenever rights may have changed: for what else is derived from them. */
  public long epoch() {
    return epoch.get();
  }

  private Optional<Remembered> load(UserId id) {
    long before = epoch.get();
    return transactions.read(
        () -> users.get(id).map(user -> new Remembered(new Account(user, grants.of(id)), before)));
  }

  private void changed(Change change) {
    if (change instanceof UserChanged user) {
      cache.invalidate(user.id());
    } else if (change instanceof AccessChanged || change instanceof EverythingChanged) {
      epoch.incrementAndGet();
    }
  }
}
