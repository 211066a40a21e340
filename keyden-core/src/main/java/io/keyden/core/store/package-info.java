/** Transactions, pages and caches: what every store has in common. */
@NullMarked
package io.keyden.core.store;

import org.jspecify.annotations.NullMarked;
