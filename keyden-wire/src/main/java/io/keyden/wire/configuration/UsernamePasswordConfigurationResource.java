package io.keyden.wire.configuration;

import java.util.Map;

/** Whether people may sign in with name and password. */
public record UsernamePasswordConfigurationResource(
    String id, boolean isEnabled, Map<String, String> links) {}
