package io.keyden.core.oidc;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.problem.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an OIDC identity must be. Works within a transaction. */
public final class OidcIdentityRules {
  private static final int NAME_LENGTH_MAX = 200;
  private static final int TEXT_LENGTH_MAX = 1000;
  private static final int IDENTITIES_MAX = 500;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final OidcIdentityStore identities;
  private final boolean plainOnThisMachine;

  /**
   * Takes the rules.
   *
   * @param plainOnThisMachine whether an issuer on this machine may go without TLS
   */
  public OidcIdentityRules(OidcIdentityStore identities, boolean plainOnThisMachine) {
    this.identities = identities;
    this.plainOnThisMachine = plainOnThisMachine;
  }

  /**
   * The identity that {@code draft} describes.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} with every fault
   */
  OidcIdentity checked(OidcIdentityId id, UserId account, OidcIdentityDraft draft) {
    var violations = new Violations();
    var others = identities.of(account).stream().filter(other -> !other.id().equals(id)).toList();
    violations.check(!draft.name().isBlank(), "Name", "Please provide a name for this identity.");
    violations.check(
        draft.name().length() <= NAME_LENGTH_MAX,
        "Name",
        "The name of an identity can have at most 200 characters.");
    violations.check(
        others.stream().noneMatch(other -> other.name().equalsIgnoreCase(draft.name())),
        "Name",
        "This service account has an identity with this name already. Please choose a different"
            + " name.");
    violations.check(
        others.size() < IDENTITIES_MAX,
        "Name",
        "A service account can have at most 500 identities.");
    fault(draft.issuer()).ifPresent(fault -> violations.add("Issuer", fault));
    checkText(violations, "Subject", "subject", draft.subject());
    draft.audience().ifPresent(audience -> checkText(violations, "Audience", "audience", audience));
    violations.throwIfAny();
    return new OidcIdentity(
        id, account, draft.name(), draft.issuer(), draft.subject(), draft.audience());
  }

  private static void checkText(Violations violations, String member, String noun, String text) {
    violations.check(!text.isBlank(), member, "Please provide the " + noun + " of the tokens.");
    violations.check(
        text.length() <= TEXT_LENGTH_MAX,
        member,
        "The " + noun + " of an identity can have at most 1000 characters.");
  }

  private Optional<String> fault(String issuer) {
    if (issuer.isBlank()) {
      return Optional.of("Please provide the URL of the issuer.");
    }
    if (issuer.length() > TEXT_LENGTH_MAX) {
      return Optional.of("The URL of an issuer can have at most 1000 characters.");
    }
    URI url;
    try {
      url = new URI(issuer);
    } catch (URISyntaxException e) {
      return Optional.of(
          "The issuer must be a URL, for example https://token.actions.githubusercontent.com.");
    }
    // Source: OpenID Connect Discovery 1.0, 3: no query and no fragment.
    if (url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      return Optional.of(
          "The issuer must be a URL with a host, without a name to sign in with, a query or a"
              + " fragment, for example https://token.actions.githubusercontent.com.");
    }
    return allowed(url)
        ? Optional.empty()
        : Optional.of(
            plainOnThisMachine
                ? "The issuer must use HTTPS, unless it is on this machine."
                : "The issuer must use HTTPS.");
  }

  private boolean allowed(URI url) {
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return "https".equalsIgnoreCase(url.getScheme())
        || (plainOnThisMachine
            && "http".equalsIgnoreCase(url.getScheme())
            && THIS_MACHINE.contains(host));
  }
}
