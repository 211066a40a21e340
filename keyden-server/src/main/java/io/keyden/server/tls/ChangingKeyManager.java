package io.keyden.server.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives each new handshake the identity that holds at that moment.
 *
 * <p>A handshake asks for an alias first and then for what it stands for; in between the identity
 * may change. So an alias carries the number of its identity, and the one before is kept.
 */
final class ChangingKeyManager extends X509ExtendedKeyManager {
  private record Identities(long number, TlsIdentity current, Map<Long, TlsIdentity> known) {}

  private volatile Identities identities;

  ChangingKeyManager(TlsIdentity first) {
    this.identities = new Identities(0, first, Map.of(0L, first));
  }

  /** From now on new handshakes get {@code next}; those that have begun end with what they have. */
  void change(TlsIdentity next) {
    var before = identities;
    long number = before.number() + 1;
    identities =
        new Identities(number, next, Map.of(before.number(), before.current(), number, next));
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    var now = identities;
    return numbered(now, now.current().manager().chooseEngineServerAlias(keyType, issuers, engine));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    var now = identities;
    return numbered(now, now.current().manager().chooseServerAlias(keyType, issuers, socket));
  }

  private static @Nullable String numbered(Identities now, @Nullable String alias) {
    return alias == null ? null : now.number() + ":" + alias;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return of(alias, inner -> Optional.ofNullable(inner.manager.getCertificateChain(inner.alias)))
        .orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return of(alias, inner -> Optional.ofNullable(inner.manager.getPrivateKey(inner.alias)))
        .orElse(null);
  }

  private record Inner(X509ExtendedKeyManager manager, String alias) {}

  private <T> Optional<T> of(String alias, Function<Inner, Optional<T>> question) {
    int colon = alias.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(identities.known().get(Long.valueOf(alias.substring(0, colon))))
        .flatMap(
            identity -> question.apply(new Inner(identity.manager(), alias.substring(colon + 1))));
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null; // not asked by handshakes
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
