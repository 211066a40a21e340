package io.keyden.core.invitation;

import io.keyden.core.secret.Secret;
import java.util.Optional;

/**
 * What somebody enters to register.
 *
 * @param code the code of their invitation; may be empty
 * @param username the name to sign in with
 * @param displayName the name for people; if it is empty, the user name is taken
 * @param emailAddress the mail address, if there is one
 * @param password the password; may be empty, and is refused then
 */
public record Registration(
    Secret code,
    String username,
    String displayName,
    Optional<String> emailAddress,
    Secret password) {}
