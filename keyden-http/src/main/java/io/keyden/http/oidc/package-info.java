/** OIDC identities of service accounts, and token exchanges. */
@NullMarked
package io.keyden.http.oidc;

import org.jspecify.annotations.NullMarked;
