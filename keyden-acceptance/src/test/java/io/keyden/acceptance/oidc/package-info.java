/** Service accounts that sign in by a token of another issuer, against the packaged server. */
@NullMarked
package io.keyden.acceptance.oidc;

import org.jspecify.annotations.NullMarked;
