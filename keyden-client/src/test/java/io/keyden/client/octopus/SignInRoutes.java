package io.keyden.client.octopus;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sign-in by name and password, and sign-out.
 *
 * <p>Two cookies, the identification first: the Java SDK takes the CSRF token from the second
 * cookie of the answer.
 */
final class SignInRoutes {
  private static final String EXPIRED = "; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/";

  private final Parts parts;
  private final State state;

  SignInRoutes(Parts parts) {
    this.parts = parts;
    this.state = parts.state();
  }

  void register(Router router) {
    router.open("POST", "/api/users/login", this::signIn);
    router.open("POST", "/api/users/logout", this::signOut);
  }

  private Answer signIn(Call call) {
    ObjectNode body = call.body();
    String name = Json.text(body, "Username").filter(it -> !it.isBlank()).orElse("");
    String password = Json.text(body, "Password").orElse("");
    if (name.isEmpty()) {
      throw Refusal.invalid("Please provide a username.");
    }
    if (password.isEmpty()) {
      throw Refusal.invalid("Please provide a password.");
    }
    Optional<ObjectNode> named = user(name);
    boolean welcome =
        named
            .filter(user -> Json.flag(user, "IsActive") && !Json.flag(user, "IsService"))
            .filter(user -> state.passwordFits(Json.required(user, "Id"), password))
            .isPresent();
    if (parts.version().recordsSignIns()) {
      String category = welcome ? "LoginSucceeded" : "LoginFailed";
      named.ifPresent(user -> parts.journal().recordSignIn(call, category, user));
    }
    if (!welcome) {
      throw Refusal.invalid("Invalid username or password.");
    }
    return signedIn(named.orElseThrow(), Json.flag(body, "RememberMe"));
  }

  private Answer signedIn(ObjectNode user, boolean remembered) {
    String userId = Json.required(user, "Id");
    Session session = new Session(userId, remembered, parts.now());
    state.add(session);
    Caller caller = new Caller(userId, new Caller.Credential.BySession(session));
    return Answer.ok(UserRoutes.shown(user, caller))
        .with("Set-Cookie", identification() + "=" + session.cookie() + "; path=/; HttpOnly")
        .with("Set-Cookie", csrf() + "=" + session.csrf() + "; path=/");
  }

  private Answer signOut(Call call) {
    Optional.ofNullable(call.signedIn())
        .ifPresent(caller -> {
          if (caller.by() instanceof Caller.Credential.BySession(Session session)) {
            state.end(session);
          }
        });
    return Answer.ok(Json.object())
        .with("Set-Cookie", identification() + "=" + EXPIRED + "; HttpOnly")
        .with("Set-Cookie", csrf() + "=" + EXPIRED);
  }

  /** By user name first, else by a mail address that one user alone has. */
  private Optional<ObjectNode> user(String name) {
    Optional<ObjectNode> byName =
        state.users.all().stream()
            .filter(user -> Json.required(user, "Username").equalsIgnoreCase(name))
            .findFirst();
    List<ObjectNode> byAddress =
        state.users.all().stream()
            .filter(
                user -> Json.text(user, "EmailAddress").filter(name::equalsIgnoreCase).isPresent())
            .toList();
    return byName.or(
        () -> byAddress.size() == 1 ? Optional.of(byAddress.getFirst()) : Optional.empty());
  }

  private String identification() {
    return Authenticator.identificationCookie(state.installationId);
  }

  private String csrf() {
    return Authenticator.csrfCookie(state.installationId);
  }
}
