package io.keyden.wire.user;

import java.util.List;
import java.util.Map;

/**
 * Which claims external providers have.
 *
 * @param providers the providers that are set up
 */
public record IdentityMetadataResource(List<Provider> providers, Map<String, String> links) {
  /**
   * A provider.
   *
   * @param claimDescriptors the names of its claims
   */
  public record Provider(
      String identityProviderName, List<String> claimDescriptors, Map<String, String> links) {}
}
