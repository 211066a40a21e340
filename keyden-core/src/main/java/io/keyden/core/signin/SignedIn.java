package io.keyden.core.signin;

import io.keyden.core.secret.Secret;
import io.keyden.core.user.User;
import java.time.Duration;
import java.util.Optional;

/**
 * A session that was just made, with its secret: the only time the two are together.
 *
 * @param user whose
 * @param session what is known of it
 * @param secret for the cookie
 * @param cookieLifetime how long the browser may keep it; empty if until it is closed
 */
public record SignedIn(
    User user, Session session, Secret secret, Optional<Duration> cookieLifetime) {}
