/** The routes of accounts. */
@NullMarked
package io.keyden.http.user;

import org.jspecify.annotations.NullMarked;
