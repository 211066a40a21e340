/** The root document. */
@NullMarked
package io.keyden.http.root;

import org.jspecify.annotations.NullMarked;
