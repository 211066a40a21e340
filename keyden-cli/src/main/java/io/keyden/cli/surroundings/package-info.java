/** What a command sees of the world. */
@NullMarked
package io.keyden.cli.surroundings;

import org.jspecify.annotations.NullMarked;
