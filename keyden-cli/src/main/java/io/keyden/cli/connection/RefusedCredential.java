package io.keyden.cli.connection;

import io.keyden.cli.output.RelativeTime;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.Sourced;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.core.key.KeyFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a server may have refused a credential.
 *
 * <p>A server does not tell: whoever tries keys shall not learn which of them exist. What is known
 * on this side is when a kept key ends, and the form of a key.
 */
public final class RefusedCredential {
  private static final int MADE_BY_KEYDEN = 30;
  private static final String PROFILE = "profile ";
  private static final int UNAUTHORIZED = 401;
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private RefusedCredential() {}

  /**
   * The problem with a key or token.
   *
   * @param credential what was refused, and where it came from
   * @param loginHint how to get another
   * @param refusal what the server said
   * @param now to tell what has expired
   */
  public static CommandException of(
      Sourced<Credential> credential, String loginHint, NotSignedInException refusal, Instant now) {
    String source = credential.source();
    return switch (credential.value()) {
      case Credential.ApiKey key -> ofKey(key, source, loginHint, refusal, now);
      case Credential.AccessToken _ ->
          problem(
              "the server refuses " + called("access token", source),
              "a token lasts an hour or so; " + remedy(source, loginHint),
              refusal);
      case Credential.TokenExchange exchange -> ofIdToken(exchange, refusal);
    };
  }

  /** The problem with a name and a password. */
  public static CommandException password(String username, NotSignedInException refusal) {
    return problem(
        "the server refuses the name '" + username + "' with this password",
        "check both; disabled accounts and service accounts have no way in by password",
        refusal);
  }

  private static CommandException ofIdToken(
      Credential.TokenExchange exchange, NotSignedInException refusal) {
    String idToken = called("ID token", exchange.idTokenSource());
    if (refusal.status() == UNAUTHORIZED) {
      return problem(
          "the server refuses the access token that it gave for " + idToken,
          "the service account may have been disabled",
          refusal);
    }
    return problem(
        "the server refuses " + idToken + ": " + ClientProblems.said(refusal),
        UUID.matcher(exchange.serviceAccountId()).matches()
            ? "one of the account's OIDC identities must have the issuer, the subject and the"
                + " audience of the token"
            : "the id of the service account is not Users-1 or its name but a UUID, which its page"
                + " shows beside its OIDC identities",
        refusal);
  }

  private static CommandException ofKey(
      Credential.ApiKey key,
      String source,
      String loginHint,
      NotSignedInException refusal,
      Instant now) {
    String called = called("API key", source);
    Optional<Instant> ended = key.expires().filter(end -> !now.isBefore(end));
    if (ended.isPresent()) {
      return problem(
          called + " expired " + RelativeTime.of(ended.get(), now),
          remedy(source, loginHint),
          refusal);
    }
    return problem(
        "the server refuses " + called, reason(key) + "; " + remedy(source, loginHint), refusal);
  }

  @RevealsSecret(because = "the form of the key is looked at, and nothing of it goes on")
  private static String reason(Credential.ApiKey key) {
    String text = key.key().reveal();
    if (!KeyFormat.wellFormed(text)) {
      return "it has not the form of a key: API- and capital letters and digits";
    }
    // A key of an Octopus server has no check character, so that a wrong one proves nothing.
    if (text.length() == MADE_BY_KEYDEN && !KeyFormat.checks(text)) {
      return "if Keyden made it, a character of it is mistyped; else it may be revoked or expired,"
          + " or its owner disabled";
    }
    return "it may be revoked or expired, or its owner disabled";
  }

  /** What to do fits where the credential came from: a new login does not help a variable. */
  private static String remedy(String source, String loginHint) {
    if (source.contains("secret-command")) {
      return "let the secret-command print another";
    }
    if (source.startsWith("KEYDEN_") || source.startsWith("OCTOPUS_")) {
      return "set " + source + " to another, or unset it and use keyden login";
    }
    return source.startsWith("--") ? "give another by " + source : loginHint;
  }

  private static String called(String kind, String source) {
    return source.startsWith(PROFILE)
        ? "the " + kind + " of " + source
        : "the " + kind + " from " + source;
  }

  private static CommandException problem(
      String message, String hint, NotSignedInException refusal) {
    return new CommandException(message, hint, ExitCode.NOT_SIGNED_IN, refusal);
  }
}
