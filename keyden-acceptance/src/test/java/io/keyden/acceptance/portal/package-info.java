/** The portal as its users see it: the packaged server's pages in a real browser. */
@NullMarked
package io.keyden.acceptance.portal;

import org.jspecify.annotations.NullMarked;
