package io.keyden.core.user;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.store.Transactions;
import java.util.List;
import java.util.Optional;

/** Changes an account: one's own profile and password, or what who has UserEdit may change. */
public final class ModifyUser {
  private final Transactions transactions;
  private final UserStore users;
  private final UserAuthority authority;
  private final SettingsStore settings;
  private final SignIns signIns;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final UserRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public ModifyUser(
      Transactions transactions,
      UserStore users,
      UserAuthority authority,
      SettingsStore settings,
      SignIns signIns,
      PasswordPolicy policy,
      PasswordHasher hasher,
      Audit audit) {
    this.transactions = transactions;
    this.users = users;
    this.authority = authority;
    this.settings = settings;
    this.signIns = signIns;
    this.policy = policy;
    this.hasher = hasher;
    this.rules = new UserRules(users);
    this.audit = audit;
  }

  /**
   * Makes the changes, all or none. A new password and disabling end the account's sessions and
   * access tokens: when this returns, they are refused.
   *
   * @return the account after the changes
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} if the caller may not, {@code
   *     NotFound} without such an account, {@code Invalid} with every fault
   */
  public User modify(Caller caller, UserId id, UserChanges changes) {
    // Everything is checked before the slow hashing, and again with it in the transaction.
    transactions.read(() -> checked(caller, id, changes));
    var password = changes.password().map(hasher::hash);
    return transactions.write(() -> {
      var change = checked(caller, id, changes);
      if (change.none() && password.isEmpty()) {
        return change.after();
      }
      users.update(change.after());
      password.ifPresent(hash -> users.setPassword(id, hash));
      if (password.isPresent() || change.disables()) {
        signIns.endAllOf(id);
      }
      audit.record(
          caller.actor(),
          AuditEvent.modified(
              UserNames.noun(change.after()),
              id.value(),
              change.after().displayName(),
              change.differences(password.isPresent())));
      return change.after();
    });
  }

  /** The change, if it is allowed and keeps the rules. */
  private Change checked(Caller caller, UserId id, UserChanges changes) {
    var before = authority.toEdit(caller, id);
    var after = applied(before, changes, mayChangeIdentities(caller));
    if (!after.username().equals(before.username())
        || !after.identities().equals(before.identities())) {
      requireBeyondProfile(caller, before, after);
    }
    var violations = new Violations();
    if (!after.username().equals(before.username())) {
      UserRules.checkUsername(after.username(), violations);
    }
    UserRules.checkDisplayName(after.displayName(), violations);
    UserRules.checkEmailAddress(after.emailAddress(), violations);
    UserRules.checkIdentities(after.identities(), violations);
    rules.checkNotTaken(Optional.of(id), after.username(), after.identities(), violations);
    changes
        .password()
        .ifPresent(password -> {
          if (after.service()) {
            violations.add("Password", "Passwords cannot be set for service user accounts.");
          } else {
            policy.check(password, after.username(), violations);
          }
        });
    var change = new Change(before, after);
    violations.check(
        !(caller.is(id) && change.disables()),
        "IsActive",
        "You cannot deactivate your own account.");
    violations.throwIfAny();
    if (change.disables()) {
      authority.requireAdministratorBeside(before, "IsActive", "deactivated");
    }
    return change;
  }

  private void requireBeyondProfile(Caller caller, User before, User after) {
    if (!after.username().equals(before.username())) {
      caller.require(Permission.USER_EDIT);
    }
    caller.require(
        mayChangeIdentities(caller) || after.identities().equals(before.identities()),
        Permission.USER_EDIT);
  }

  private boolean mayChangeIdentities(Caller caller) {
    return caller.grants().system(Permission.USER_EDIT)
        || settings.authentication().selfServiceIdentityEditingEnabled();
  }

  private static User applied(User before, UserChanges changes, boolean absentMeansNone) {
    return new User(
        before.id(),
        changes.username().orElse(before.username()),
        changes.displayName().orElse(before.displayName()),
        changes.emailAddress().after(before.emailAddress()),
        changes.active().orElse(before.active()),
        before.service(),
        changes.identities().orElse(absentMeansNone ? List.of() : before.identities()),
        before.externalId(),
        before.created());
  }

  /** An account before and after. */
  private record Change(User before, User after) {
    boolean none() {
      return before.equals(after);
    }

    boolean disables() {
      return before.active() && !after.active();
    }

    List<Difference> differences(boolean passwordChanged) {
      var collector =
          new Difference.Collector()
              .compare("/Username", before.username(), after.username())
              .compare("/DisplayName", before.displayName(), after.displayName())
              .compare("/EmailAddress", before.emailAddress(), after.emailAddress())
              .compare("/IsActive", before.active(), after.active())
              .compare("/Identities", logins(before.identities()), logins(after.identities()));
      return (passwordChanged ? collector.secretChanged("/Password") : collector).differences();
    }

    private static String logins(List<Identity> identities) {
      return String.join(
          "; ",
          identities.stream()
              .map(identity ->
                  identity.provider()
                      + identity.claims().entrySet().stream()
                          .map(claim -> claim.getKey() + "=" + claim.getValue().value())
                          .toList())
              .toList());
    }
  }
}
