/** What goes wrong, each kind as an exception of its own. */
@NullMarked
package io.keyden.client.problem;

import org.jspecify.annotations.NullMarked;
