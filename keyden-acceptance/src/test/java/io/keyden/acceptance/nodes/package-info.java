/** Several packaged servers on one PostgreSQL: what they know of each other, whatever fails. */
@NullMarked
package io.keyden.acceptance.nodes;

import org.jspecify.annotations.NullMarked;
