/** The routes of spaces, and of the few things every space has. */
@NullMarked
package io.keyden.http.space;

import org.jspecify.annotations.NullMarked;
