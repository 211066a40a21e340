/** The routes of invitations and registration. */
@NullMarked
package io.keyden.http.invitation;

import org.jspecify.annotations.NullMarked;
