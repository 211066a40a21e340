/** The stores of core as SQL that both databases understand. */
@NullMarked
package io.keyden.storage.sql;

import org.jspecify.annotations.NullMarked;
