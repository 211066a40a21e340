package io.keyden.client.octopus;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens: for oneself, and for a service account in exchange for an issuer's token. */
final class TokenRoutes {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String EXCHANGE = "/api/token/v1";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  private final Parts parts;

  TokenRoutes(Parts parts) {
    this.parts = parts;
  }

  void register(Router router) {
    if (parts.version().accessTokens()) {
      router.open("GET", DISCOVERY, this::discovery);
      router.open("POST", EXCHANGE, this::exchange);
      router.signedIn("POST", "/api/users/access-token", this::forOneself);
    }
  }

  private Answer discovery(Call call) {
    String issuer = "http://" + call.header("Host").orElse("127.0.0.1");
    ObjectNode document = Json.object();
    document.put("issuer", issuer);
    document.put("token_endpoint", issuer + parts.paths().served(EXCHANGE));
    document.put("jwks_uri", issuer + "/.well-known/jwks");
    document.set("grant_types_supported", Json.array().add(GRANT));
    return Answer.ok(document);
  }

  private Answer exchange(Call call) {
    Map<String, String> form = isForm(call) ? Call.parameters(call.bodyText()) : Map.of();
    ObjectNode body = isForm(call) ? Json.object() : call.body();
    form.forEach(body::put);
    if (!Json.text(body, "grant_type").equals(Optional.of(GRANT))) {
      return refused("The grant_type must be " + GRANT + ".");
    }
    if (!Json.text(body, "subject_token_type").equals(Optional.of(JWT))) {
      return refused("The subject_token_type must be " + JWT + ".");
    }
    Optional<ObjectNode> account =
        Json.text(body, "subject_token")
            .flatMap(parts.state()::trusted)
            .filter(it -> Json.flag(it, "IsActive") && Json.flag(it, "IsService"))
            .filter(it -> isFor(it, Json.text(body, "audience")));
    if (account.isEmpty()) {
      return refused("No identity of a service account fits the assertions of the token.");
    }
    AccessToken token = issue(Json.required(account.get(), "Id"), Optional.empty());
    ObjectNode answer = Json.object();
    answer.put("access_token", token.text());
    answer.put("issued_token_type", ACCESS_TOKEN);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", AccessToken.LIFE.toSeconds());
    return Answer.ok(answer);
  }

  private Answer forOneself(Call call) {
    AccessToken token = issue(call.caller().userId(), call.caller().keysEndBy());
    return Answer.ok(Json.object().put("AccessToken", token.text()));
  }

  private boolean isFor(ObjectNode account, Optional<String> audience) {
    String externalId = parts.state().externalId(Json.required(account, "Id"));
    return audience.equals(Optional.of(externalId));
  }

  private AccessToken issue(String userId, Optional<Instant> keysEndBy) {
    AccessToken token =
        new AccessToken(
            Secrets.accessToken(), userId, parts.now().plus(AccessToken.LIFE), keysEndBy);
    parts.state().add(token);
    return token;
  }

  private static boolean isForm(Call call) {
    return call.header("Content-Type")
        .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private static Answer refused(String description) {
    ObjectNode body = Json.object();
    body.put("error", "invalid_request");
    body.put("error_description", description);
    return Answer.of(400, body);
  }
}
