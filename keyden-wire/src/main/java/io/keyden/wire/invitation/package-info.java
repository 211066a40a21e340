/** Invitations on the wire. */
@NullMarked
package io.keyden.wire.invitation;

import org.jspecify.annotations.NullMarked;
