package io.keyden.client.octopus;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who calls: by key, else by access token, else by session.
 *
 * <p>A key or a token that does not count is refused wherever it is sent, the root included; an
 * empty key header and a cookie that nobody knows count as nothing.
 */
final class Authenticator {
  private static final String BEARER = "bearer ";

  private final Parts parts;

  Authenticator(Parts parts) {
    this.parts = parts;
  }

  /** The caller, or nobody; refuses a credential that does not count. */
  Optional<Caller> authenticate(Call call) {
    Optional<String> secret = presentedKey(call);
    if (secret.isPresent()) {
      return Optional.of(byKey(secret.get()));
    }
    Optional<String> authorization = call.header("Authorization");
    if (authorization.isPresent()) {
      return Optional.of(byToken(authorization.get()));
    }
    return bySession(call);
  }

  /** Refuses a change by cookie that does not repeat the CSRF cookie's raw value in the header. */
  static void requireCsrf(Call call, Caller caller, String installationId) {
    if (!(caller.by() instanceof Caller.Credential.BySession(Session session))
        || call.method().equals("GET")) {
      return;
    }
    Optional<String> cookie = Optional.ofNullable(cookies(call).get(csrfCookie(installationId)));
    Optional<String> header = call.header("X-Octopus-Csrf-Token");
    if (!cookie.equals(Optional.of(session.csrf())) || !header.equals(cookie)) {
      throw Refusal.csrf();
    }
  }

  static String identificationCookie(String installationId) {
    return "OctopusIdentificationToken_" + installationId;
  }

  static String csrfCookie(String installationId) {
    return "Octopus-Csrf-Token_" + installationId;
  }

  private static Optional<String> presentedKey(Call call) {
    return call.header("X-Octopus-ApiKey")
        .or(() -> call.header("X-NuGet-ApiKey"))
        .or(() -> call.queried("apikey"));
  }

  private Caller byKey(String secret) {
    Instant now = parts.now();
    Key key =
        parts
            .state()
            .keyWithSecret(secret)
            .filter(it -> parts.state().works(it, now))
            .orElseThrow(() -> Refusal.notSignedIn(parts.version(), true));
    key.usedAt(now);
    return new Caller(key.userId(), new Caller.Credential.ByKey(key));
  }

  private Caller byToken(String authorization) {
    Instant now = parts.now();
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw Refusal.notSignedIn(parts.version(), true);
    }
    AccessToken token =
        parts
            .state()
            .token(authorization.substring(BEARER.length()).strip())
            .filter(it -> now.isBefore(it.ends()) && parts.state().active(it.userId()))
            .orElseThrow(() -> Refusal.notSignedIn(parts.version(), true));
    return new Caller(token.userId(), new Caller.Credential.ByToken(token));
  }

  private Optional<Caller> bySession(Call call) {
    Instant now = parts.now();
    String name = identificationCookie(parts.state().installationId);
    Optional<Session> session =
        Optional.ofNullable(cookies(call).get(name))
            .flatMap(parts.state()::session)
            .filter(it -> it.aliveAt(now) && parts.state().active(it.userId()));
    session.ifPresent(it -> it.usedAt(now));
    return session.map(it -> new Caller(it.userId(), new Caller.Credential.BySession(it)));
  }

  /** The cookies by name; of several with one name the last, as the Java SDK needs. */
  private static Map<String, String> cookies(Call call) {
    Map<String, String> cookies = new ConcurrentHashMap<>();
    for (String header : call.headers().getOrDefault("Cookie", List.of())) {
      for (String cookie : header.split(";", -1)) {
        int equals = cookie.indexOf('=');
        if (equals > 0) {
          cookies.put(cookie.substring(0, equals).strip(), cookie.substring(equals + 1).strip());
        }
      }
    }
    return cookies;
  }
}
