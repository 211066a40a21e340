/** Tests of the portal that need no browser. */
@NullMarked
package io.keyden.portal;

import org.jspecify.annotations.NullMarked;
