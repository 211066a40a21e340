package io.keyden.core.user;

import io.keyden.core.id.UserId;
import io.keyden.core.store.Change;

/**
 * A user was changed or deleted.
 *
 * @param id which
 */
public record UserChanged(UserId id) implements Change {}
