/**
 * PostgreSQL, which many nodes share: connections, one writer at a time, and what nodes tell each
 * other.
 */
@NullMarked
package io.keyden.storage.postgres;

import org.jspecify.annotations.NullMarked;
