/** The page that greets a browser. */
@NullMarked
package io.keyden.http.welcome;

import org.jspecify.annotations.NullMarked;
