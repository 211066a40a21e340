/** {@code keyden team}: teams, their members and their roles. */
@NullMarked
package io.keyden.cli.team;

import org.jspecify.annotations.NullMarked;
