/** Putting a new key in the place of an old one, so that at no moment neither works. */
@NullMarked
package io.keyden.cli.rotation;

import org.jspecify.annotations.NullMarked;
