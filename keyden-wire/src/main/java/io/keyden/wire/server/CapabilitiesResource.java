package io.keyden.wire.server;

import java.util.List;

/** The names of newer requests that this server knows beside the documented paths: none. */
public record CapabilitiesResource(List<String> capabilities) {
  /** None. */
  public static final CapabilitiesResource NONE = new CapabilitiesResource(List.of());
}
