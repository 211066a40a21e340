/** Text as a terminal shows it: how wide it is, and what in it could do harm there. */
@NullMarked
package io.keyden.cli.text;

import org.jspecify.annotations.NullMarked;
