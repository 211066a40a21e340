package io.keyden.http.oidc;

import io.keyden.core.oidc.ExchangeToken;
import io.keyden.core.oidc.TokenExchange;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.api.ServerAddress;
import io.keyden.http.seam.BadRequestException;
import io.keyden.http.seam.Query;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.BodyException;
import io.keyden.wire.Json;
import io.keyden.wire.oidc.OpenIdConfigurationResource;
import io.keyden.wire.oidc.TokenErrorResource;
import io.keyden.wire.oidc.TokenResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Token exchange (RFC 8693), and what tells clients where it is.
 *
 * <p>Every refusal is {@code invalid_request} with a description, as the vendor's is.
 */
public final class TokenRoutes implements RouteGroup {
  private static final String TOKEN = "/api/token/v1";
  private static final String KEYS = "/.well-known/jwks";
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final ExchangeToken exchange;
  private final PublishedKeys keys;

  /** Takes the use case behind the routes, and the keys to publish. */
  public TokenRoutes(ExchangeToken exchange, PublishedKeys keys) {
    this.exchange = exchange;
    this.keys = keys;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get("/.well-known/openid-configuration", Access.anonymous(), this::configuration),
        Route.get(KEYS, Access.anonymous(), this::keySet),
        Route.post(TOKEN, Access.anonymous(), this::exchange));
  }

  private Response configuration(Request request) {
    var address = ServerAddress.of(request);
    return Api.ok(
        new OpenIdConfigurationResource(
            address,
            address + TOKEN,
            address + KEYS,
            List.of(EXCHANGE),
            List.of("none"),
            List.of("public"),
            List.of("PS256"),
            List.of("none")));
  }

  private Response keySet(Request request) {
    return Response.json(200, keys.keySet().getBytes(StandardCharsets.UTF_8));
  }

  private Response exchange(Request request) {
    try {
      return answer(exchange.exchange(Api.caller(request).origin(), wanted(request)));
    } catch (InvalidException e) {
      return refusal(e.description);
    } catch (BodyException | BadRequestException e) {
      return refusal("The body must be a JSON object or a form.");
    } catch (ProblemException e) {
      return switch (e.problem()) {
        case Problem.TooMany tooMany ->
            refused(
                    429,
                    "Too many token exchanges from this address were refused. Please try again"
                        + " later.")
                .withHeader(
                    "Retry-After", String.valueOf(Math.max(1, tooMany.retryAfter().toSeconds())));
        default -> throw e;
      };
    }
  }

  private static TokenExchange.Request wanted(Request request) {
    var member = members(request);
    require(
        member,
        "grant_type",
        EXCHANGE,
        "This server exchanges tokens (RFC 8693) and nothing else.");
    require(
        member,
        "subject_token_type",
        JWT,
        "This server takes JSON Web Tokens as subject tokens and nothing else.");
    var audience =
        member
            .apply("audience")
            .filter(text -> !text.isBlank())
            .orElseThrow(() ->
                new InvalidException(
                    "The audience is missing: it must be the id of the service account, which its"
                        + " page shows."));
    var subjectToken =
        member
            .apply("subject_token")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new InvalidException("The subject_token is missing."));
    return new TokenExchange.Request(
        audience.strip(), Secret.of(subjectToken.strip()), ServerAddress.of(request));
  }

  private static Function<String, Optional<String>> members(Request request) {
    var type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith(FORM)) {
      return Query.parse(new String(request.body(), StandardCharsets.UTF_8))::text;
    }
    var body = Api.body(request);
    return name -> {
      var text = body.text(name);
      body.check();
      return text;
    };
  }

  private static void require(
      Function<String, Optional<String>> member, String name, String value, String otherwise) {
    if (member.apply(name).filter(value::equals).isEmpty()) {
      throw new InvalidException(otherwise + " The " + name + " must be " + value + ".");
    }
  }

  private static Response answer(TokenExchange.Result result) {
    return switch (result) {
      case TokenExchange.Result.Exchanged exchanged -> Api.ok(resource(exchanged));
      case TokenExchange.Result.Refused(var description) -> refusal(description);
    };
  }

  @RevealsSecret(because = "this answer is the one that shows a new token")
  private static TokenResource resource(TokenExchange.Result.Exchanged exchanged) {
    return new TokenResource(
        exchanged.created().secret().reveal(),
        ACCESS_TOKEN,
        "Bearer",
        exchanged.life().toSeconds());
  }

  private static Response refusal(String description) {
    return refused(400, description);
  }

  private static Response refused(int status, String description) {
    return Response.json(
        status, Json.write(new TokenErrorResource("invalid_request", description)));
  }

  private static final class InvalidException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String description;

    InvalidException(String description) {
      super(description, null, false, false);
      this.description = description;
    }
  }
}
