package io.keyden.oidc.subject;

import io.keyden.core.oidc.IssuerUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks an issuer for its keys, by OpenID Connect Discovery 1.0.
 *
 * <p>Safe for many threads.
 */
class IssuerDocuments {
  private final DocumentFetch fetch;
  private final ReachableNetworks networks;
  private final Limits limits;

  /** Takes what it works with. */
  IssuerDocuments(DocumentFetch fetch, ReachableNetworks networks, Limits limits) {
    this.fetch = fetch;
    this.networks = networks;
    this.limits = limits;
  }

  /**
   * The keys that {@code issuer} publishes now; those that can be of no use are left out.
   *
   * @throws UnverifiedException if they are not to be had within the limits
   */
  List<VerificationKey> keys(String issuer) throws UnverifiedException {
    var deadline = Deadline.in(limits.time());
    // Source: OpenID Connect Discovery 1.0, 4: a slash at the end goes before the path is added.
    var address = url(IssuerUrl.withoutSlash(issuer) + "/.well-known/openid-configuration");
    boolean onThisMachine = address.getHost() != null && networks.onThisMachine(address.getHost());
    if (!onThisMachine) {
      checkSecure(address);
    }
    var discovery = Json.object(fetch.get(address, onThisMachine, deadline), "discovery document");
    // Source: OpenID Connect Discovery 1.0, 4.3.
    if (Json.text(discovery, "issuer").filter(text -> IssuerUrl.same(text, issuer)).isEmpty()) {
      throw new UnverifiedException("its discovery document is that of another issuer");
    }
    var keysAddress =
        url(
            Json.text(discovery, "jwks_uri")
                .orElseThrow(() ->
                    new UnverifiedException("its discovery document names no keys (jwks_uri)")));
    if (!onThisMachine) {
      checkSecure(keysAddress);
    }
    return usable(Json.object(fetch.get(keysAddress, onThisMachine, deadline), "key set"));
  }

  private static URI url(String text) throws UnverifiedException {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw new UnverifiedException("no address: " + text);
    }
  }

  private static void checkSecure(URI url) throws UnverifiedException {
    if (url.getScheme() == null || !"https".equals(url.getScheme().toLowerCase(Locale.ROOT))) {
      throw new UnverifiedException("only HTTPS is used: " + url);
    }
  }

  private List<VerificationKey> usable(Map<String, Object> set) throws UnverifiedException {
    if (!(set.get("keys") instanceof List<?> members)) {
      throw new UnverifiedException("its key set has no list of keys");
    }
    if (members.size() > limits.keysMax()) {
      throw new UnverifiedException("its key set has more than " + limits.keysMax() + " keys");
    }
    List<VerificationKey> keys = new ArrayList<>();
    for (var member : members) {
      if (member instanceof Map<?, ?> jwk) {
        VerificationKey.of(jwk).ifPresent(keys::add);
      }
    }
    return List.copyOf(keys);
  }
}
