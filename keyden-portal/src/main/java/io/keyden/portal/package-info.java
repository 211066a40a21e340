/** The portal: the files that a browser gets, and the policy under which it runs them. */
@NullMarked
package io.keyden.portal;

import org.jspecify.annotations.NullMarked;
