/** What a terminal can do, and what only a terminal gets: styles, progress and prompts. */
@NullMarked
package io.keyden.cli.terminal;

import org.jspecify.annotations.NullMarked;
