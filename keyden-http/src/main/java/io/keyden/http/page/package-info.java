/** The pages for a browser. */
@NullMarked
package io.keyden.http.page;

import org.jspecify.annotations.NullMarked;
