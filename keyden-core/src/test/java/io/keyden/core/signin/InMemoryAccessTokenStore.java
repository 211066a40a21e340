package io.keyden.core.signin;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.InMemoryTable;
import io.keyden.core.store.InMemoryTransactions;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The access tokens in memory. */
public final class InMemoryAccessTokenStore implements AccessTokenStore {
  private record Stored(AccessToken token, SecretDigest digest) {}

  private final InMemoryTransactions transactions;
  private final InMemoryTable<Long, Stored> tokens;
  private final InMemoryTable<String, Long> counter;

  /** No tokens. */
  public InMemoryAccessTokenStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.tokens = new InMemoryTable<>(transactions);
    this.counter = new InMemoryTable<>(transactions);
  }

  @Override
  public AccessToken insert(NewAccessToken token, SecretDigest digest) {
    long id = counter.get("access-tokens").orElse(0L) + 1;
    counter.put("access-tokens", id);
    var inserted =
        new AccessToken(
            id, token.user(), token.created(), token.expires(), token.madeWith(), token.identity());
    tokens.put(id, new Stored(inserted, digest));
    return inserted;
  }

  @Override
  public Optional<AccessToken> byDigest(SecretDigest digest) {
    return tokens.all().stream()
        .filter(stored -> stored.digest().equals(digest))
        .map(Stored::token)
        .findFirst();
  }

  @Override
  public boolean contains(long id) {
    return tokens.get(id).isPresent();
  }

  @Override
  public void deleteAllOf(UserId user) {
    deleteAll(token -> token.user().equals(user));
  }

  @Override
  public void deleteAllBy(OidcIdentityId identity) {
    deleteAll(token -> token.identity().filter(identity::equals).isPresent());
  }

  private void deleteAll(Predicate<AccessToken> which) {
    tokens.all().stream()
        .filter(stored -> which.test(stored.token()))
        .forEach(stored -> {
          tokens.remove(stored.token().id());
          transactions.announce(new AccessTokenEnded(stored.digest()));
        });
  }

  @Override
  public int deleteEnded(Instant instant) {
    var ended =
        tokens.all().stream()
            .map(Stored::token)
            .filter(token -> token.expires().isBefore(instant))
            .toList();
    ended.forEach(token -> tokens.remove(token.id()));
    return ended.size();
  }
}
