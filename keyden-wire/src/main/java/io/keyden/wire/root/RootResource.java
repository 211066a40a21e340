package io.keyden.wire.root;

import java.util.Map;

/**
 * What a client asks first.
 *
 * @param application the vendor's name for it, which clients compare
 * @param version the version of the vendor's server that this one is compatible with; clients
 *     switch features on by it
 * @param apiVersion {@code 3.0.0}; .NET refuses anything outside 3.0.x
 * @param installationId a GUID that never changes; cookie names hold it
 * @param isEarlyAccessProgram false
 * @param hasLongTermSupport false
 * @param keyden what is not the vendor's
 * @param links where everything is
 */
public record RootResource(
    String application,
    String version,
    String apiVersion,
    String installationId,
    boolean isEarlyAccessProgram,
    boolean hasLongTermSupport,
    Keyden keyden,
    Map<String, String> links) {
  /**
   * How a client recognises this server.
   *
   * @param version the version of Keyden
   */
  public record Keyden(String version) {}
}
