/** Core's caches on Caffeine. */
@NullMarked
package io.keyden.server.cache;

import org.jspecify.annotations.NullMarked;
