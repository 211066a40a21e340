/** The access tokens of this installation, and the keys that they are signed with. */
@NullMarked
package io.keyden.oidc.signing;

import org.jspecify.annotations.NullMarked;
