/** {@code keyden service-account}: accounts of programs. */
@NullMarked
package io.keyden.cli.serviceaccount;

import org.jspecify.annotations.NullMarked;
