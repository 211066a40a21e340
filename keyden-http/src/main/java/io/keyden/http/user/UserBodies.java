package io.keyden.http.user;

import io.keyden.core.secret.Secret;
import io.keyden.core.user.Identity;
import io.keyden.core.user.NewUser;
import io.keyden.core.user.UserChanges;
import io.keyden.wire.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what requests say of accounts. Clients send whole resources back: what is not theirs to say
 * ({@code Id}, {@code Links}, {@code IsService} of an account that is there) is ignored.
 */
final class UserBodies {
  private UserBodies() {}

  static NewUser newUser(JsonBody body) {
    var wanted =
        new NewUser(
            body.text("Username").orElse(""),
            body.text("DisplayName").orElse(""),
            UserResources.stated(body.text("EmailAddress")),
            body.flag("IsActive").orElse(true),
            body.flag("IsService").orElse(false),
            identities(body),
            password(body));
    body.check();
    return wanted;
  }

  static UserChanges changes(JsonBody body) {
    // The Go client leaves an empty list out, .NET sends one: both say that there are none.
    var identities = identities(body);
    var changes =
        new UserChanges(
            body.text("Username"),
            body.text("DisplayName"),
            emailAddress(body),
            body.flag("IsActive"),
            identities.isEmpty() ? Optional.empty() : Optional.of(identities),
            password(body));
    body.check();
    return changes;
  }

  private static UserChanges.EmailChange emailAddress(JsonBody body) {
    if (!body.has("EmailAddress")) {
      return new UserChanges.EmailChange.Keep();
    }
    return UserResources.stated(body.text("EmailAddress"))
        .<UserChanges.EmailChange>map(UserChanges.EmailChange.Set::new)
        .orElseGet(UserChanges.EmailChange.Remove::new);
  }

  /** Null and empty keep the password. */
  private static Optional<Secret> password(JsonBody body) {
    return body.text("Password").filter(text -> !text.isEmpty()).map(Secret::of);
  }

  private static List<Identity> identities(JsonBody body) {
    return body.objects("Identities").stream().map(UserBodies::identity).toList();
  }

  private static Identity identity(JsonBody identity) {
    Map<String, Identity.Claim> claims = new LinkedHashMap<>();
    identity
        .object("Claims")
        .ifPresent(given ->
            given
                .memberObjects()
                .forEach((name, claim) ->
                    claims.put(
                        name,
                        new Identity.Claim(
                            claim.text("Value").orElse(""),
                            claim.flag("IsIdentifyingClaim").orElse(false)))));
    return new Identity(identity.text("IdentityProviderName").orElse(""), claims);
  }
}
