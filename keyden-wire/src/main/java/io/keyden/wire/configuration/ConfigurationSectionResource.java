package io.keyden.wire.configuration;

import java.util.Map;

/**
 * A section of the settings.
 *
 * @param links {@code Values} leads to the settings themselves
 */
public record ConfigurationSectionResource(
    String id, String name, String description, Map<String, String> links) {}
