/** The description of the API that programs read. */
@NullMarked
package io.keyden.http.openapi;

import org.jspecify.annotations.NullMarked;
