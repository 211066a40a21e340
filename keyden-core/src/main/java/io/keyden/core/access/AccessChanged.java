package io.keyden.core.access;

import io.keyden.core.store.Change;

/**
 * Rights may have changed: a team, a role, a role of a team or a space was added, changed or
 * deleted.
 */
public record AccessChanged() implements Change {}
