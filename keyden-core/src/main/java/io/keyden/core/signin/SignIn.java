package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Violations;
import io.keyden.core.secret.Secret;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.text.CaseFolding;
import io.keyden.core.user.PasswordHash;
import io.keyden.core.user.PasswordHasher;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.util.List;
import java.util.Optional;

/**
 * Signs somebody in by name and password.
 *
 * <p><b>No oracle.</b> An unknown name, a wrong password, a disabled account, a service account and
 * an account without a password get the same answer after the same work.
 *
 * <p><b>What is recorded.</b> Every success and every failure. The record of a failure names the
 * account, and never repeats what was typed as a name if there is no such account: people type
 * passwords there, and nobody could take one out of the record again.
 */
public final class SignIn {
  private static final String REFUSAL = "Invalid username or password.";

  private final Transactions transactions;
  private final UserStore users;
  private final SettingsStore settings;
  private final PasswordHasher hasher;
  private final SignInAttempts attempts;
  private final StartSession sessions;
  private final Audit audit;

  /** Takes what it works with. */
  public SignIn(
      Transactions transactions,
      UserStore users,
      SettingsStore settings,
      PasswordHasher hasher,
      SignInAttempts attempts,
      StartSession sessions,
      Audit audit) {
    this.transactions = transactions;
    this.users = users;
    this.settings = settings;
    this.hasher = hasher;
    this.attempts = attempts;
    this.sessions = sessions;
    this.audit = audit;
  }

  private record Candidate(User user, Optional<PasswordHash> password) {
    boolean maySignIn() {
      return user.active() && !user.service() && password.isPresent();
    }
  }

  /**
   * Starts a session; it is on disk when this returns.
   *
   * @param caller who the request came from: usually nobody, but a key may have come along
   * @throws ProblemException {@code Invalid} if something is missing or wrong, or after too many
   *     failures; {@code TooMany} if too many others are signing in at this moment
   */
  public SignedIn signIn(Caller caller, SignInRequest request) {
    requireStated(request);
    var candidate = transactions.read(() -> find(request.username()));
    var typed = CaseFolding.fold(request.username());
    var attempt =
        attempts.begin(
            typed,
            caller.origin().address(),
            candidate.map(found -> found.user().id().value()).orElse(typed));
    boolean decided = false;
    try {
      var signedIn =
          right(candidate, request.password())
              ? candidate.flatMap(found -> start(caller, found, request))
              : Optional.<SignedIn>empty();
      decided = true;
      if (signedIn.isPresent()) {
        attempt.succeeded();
        return signedIn.get();
      }
    } finally {
      if (!decided) {
        attempt.withdrawn();
      }
    }
    boolean banned = attempt.failed();
    transactions.write(() -> audit.record(failing(caller, candidate), failed(candidate, banned)));
    throw new ProblemException(Problem.invalid("", REFUSAL));
  }

  private static void requireStated(SignInRequest request) {
    var violations = new Violations();
    violations.check(!request.username().isBlank(), "Username", "Please provide a username.");
    violations.check(!request.password().isEmpty(), "Password", "Please provide a password.");
    violations.throwIfAny();
  }

  /** Source: the vendor's provider takes a user name, else an address that only one account has. */
  private Optional<Candidate> find(String username) {
    if (!settings.authentication().passwordSignInEnabled()) {
      throw new ProblemException(
          Problem.invalid("", "Signing in with a password is switched off on this server."));
    }
    return users
        .byUsername(username)
        .or(() -> only(users.byEmailAddress(username)))
        .map(user -> new Candidate(user, users.password(user.id())));
  }

  private static Optional<User> only(List<User> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private boolean right(Optional<Candidate> candidate, Secret password) {
    var hash = candidate.filter(Candidate::maySignIn).flatMap(Candidate::password);
    if (hash.isEmpty()) {
      hasher.verifyNothing(password);
      return false;
    }
    return hasher.verify(password, hash.get());
  }

  /** Empty if the account was changed while its password was being checked. */
  private Optional<SignedIn> start(Caller caller, Candidate candidate, SignInRequest request) {
    var stronger =
        candidate
            .password()
            .filter(hasher::outdated)
            .map(outdated -> hasher.hash(request.password()));
    return transactions.write(() -> {
      var user = users.get(candidate.user().id()).filter(User::active);
      if (user.isEmpty() || !users.password(user.get().id()).equals(candidate.password())) {
        return Optional.empty();
      }
      stronger.ifPresent(hash -> users.setPassword(user.get().id(), hash));
      var signedIn = sessions.start(caller, user.get(), request.rememberMe());
      audit.record(actor(caller, user.get()), succeeded(user.get()));
      return Optional.of(signedIn);
    });
  }

  private static Actor actor(Caller caller, User user) {
    var asked = caller.actor();
    return new Actor(
        user.id().value(),
        user.username(),
        user.service(),
        "",
        asked.apiKeyId(),
        asked.apiKeyHint(),
        caller.origin());
  }

  private static Actor failing(Caller caller, Optional<Candidate> candidate) {
    return Actor.unknown(
        candidate.map(found -> found.user().username()).orElse(""), caller.origin());
  }

  private static AuditEvent succeeded(User user) {
    return AuditEvent.of(
        EventCategory.LOGIN_SUCCEEDED,
        Message.of("Login succeeded for ").name(user.id().value(), user.username()).build());
  }

  private static AuditEvent failed(Optional<Candidate> candidate, boolean banned) {
    var message =
        candidate
            .map(found ->
                Message.of("Login failed for ")
                    .name(found.user().id().value(), found.user().username()))
            .orElseGet(() -> Message.of("Login failed for a username that does not exist"));
    return AuditEvent.of(EventCategory.LOGIN_FAILED, message.build())
        .with(
            candidate.map(SignIn::reason).orElse("")
                + (banned ? " Further attempts from this address are refused for a while." : ""));
  }

  private static String reason(Candidate candidate) {
    var user = candidate.user();
    if (user.service()) {
      return "Service accounts cannot sign in with a password.";
    }
    if (!user.active()) {
      return "The account is disabled.";
    }
    return candidate.password().isEmpty()
        ? "The account has no password."
        : "The password was wrong.";
  }
}
