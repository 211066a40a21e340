/** People and service accounts. */
@NullMarked
package io.keyden.client.user;

import org.jspecify.annotations.NullMarked;
