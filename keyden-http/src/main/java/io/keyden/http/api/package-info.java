/** What every route group has in common: access, callers, ids, pages, JSON answers. */
@NullMarked
package io.keyden.http.api;

import org.jspecify.annotations.NullMarked;
