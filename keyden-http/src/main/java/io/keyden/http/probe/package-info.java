/** What load balancers and orchestrators ask again and again. */
@NullMarked
package io.keyden.http.probe;

import org.jspecify.annotations.NullMarked;
