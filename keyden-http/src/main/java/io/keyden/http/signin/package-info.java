/** The routes of signing in and out, sessions and access tokens. */
@NullMarked
package io.keyden.http.signin;

import org.jspecify.annotations.NullMarked;
