/** People and service accounts. */
@NullMarked
package io.keyden.core.user;

import org.jspecify.annotations.NullMarked;
