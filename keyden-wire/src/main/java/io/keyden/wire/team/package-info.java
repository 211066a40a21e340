/** Teams, and what belonging to them means. */
@NullMarked
package io.keyden.wire.team;

import org.jspecify.annotations.NullMarked;
