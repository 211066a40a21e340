/** Inviting people, and their registration. */
@NullMarked
package io.keyden.core.invitation;

import org.jspecify.annotations.NullMarked;
