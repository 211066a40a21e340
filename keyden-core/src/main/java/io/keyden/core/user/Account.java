package io.keyden.core.user;

import io.keyden.core.access.Grants;

/**
 * A user with what they may do at this moment.
 *
 * @param user who
 * @param grants what
 */
public record Account(User user, Grants grants) {}
