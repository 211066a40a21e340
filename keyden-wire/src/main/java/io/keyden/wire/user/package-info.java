/** Users and signing in on the wire. */
@NullMarked
package io.keyden.wire.user;

import org.jspecify.annotations.NullMarked;
