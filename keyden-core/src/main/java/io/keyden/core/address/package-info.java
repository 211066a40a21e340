/** IP addresses and blocks of them, as settings and headers name them. */
@NullMarked
package io.keyden.core.address;

import org.jspecify.annotations.NullMarked;
