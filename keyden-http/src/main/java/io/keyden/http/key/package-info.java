/** The routes of API keys. */
@NullMarked
package io.keyden.http.key;

import org.jspecify.annotations.NullMarked;
