package io.keyden.core.settings;

import io.keyden.core.store.Change;

/** A setting was changed. */
public record SettingsChanged() implements Change {}
