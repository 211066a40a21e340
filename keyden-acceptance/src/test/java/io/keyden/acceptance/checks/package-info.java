/**
 * The checks of security and durability that Keyden is held to, against the packaged server: a real
 * process, a real disk, loopback.
 *
 * <p>Each class names its check and number. A short form runs always; the full form carries the tag
 * {@code slow} and runs by {@code ./mvnw -Dslow -pl keyden-acceptance -am verify -Dtest=<class>
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@NullMarked
package io.keyden.acceptance.checks;

import org.jspecify.annotations.NullMarked;
