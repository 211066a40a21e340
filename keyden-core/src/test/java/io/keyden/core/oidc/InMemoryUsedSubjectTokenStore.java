package io.keyden.core.oidc;

import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.time.Instant;
import java.util.List;

/** The used subject tokens in memory. */
public final class InMemoryUsedSubjectTokenStore implements UsedSubjectTokenStore {
  private record Used(SecretDigest token, Instant expires) {}

  private final InMemoryTable<SecretDigest, Used> used;

  /** None used. */
  public InMemoryUsedSubjectTokenStore(InMemoryTransactions transactions) {
    this.used = new InMemoryTable<>(transactions);
  }

  @Override
  public boolean use(SecretDigest token, Instant expires) {
    if (used.get(token).isPresent()) {
      return false;
    }
    used.put(token, new Used(token, expires));
    return true;
  }

  @Override
  public void deleteEnded(Instant instant) {
    List.copyOf(used.all()).stream()
        .filter(each -> each.expires().isBefore(instant))
        .forEach(each -> used.remove(each.token()));
  }
}
