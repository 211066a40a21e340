/** The steps of a request, in one readable order, and the mapping of problems to answers. */
@NullMarked
package io.keyden.http.pipeline;

import org.jspecify.annotations.NullMarked;
