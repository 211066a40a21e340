package io.keyden.wire.configuration;

import org.jspecify.annotations.Nullable;

/** Whether a provider has begun to sign somebody in. */
public record LoginInitiatedResource(boolean wasLoginInitiated, @Nullable String providerName) {
  /** No provider of this server begins by itself. */
  public static final LoginInitiatedResource NO = new LoginInitiatedResource(false, null);
}
