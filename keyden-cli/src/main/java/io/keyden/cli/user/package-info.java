/** {@code keyden user}: accounts of people, and what service accounts share with them. */
@NullMarked
package io.keyden.cli.user;

import org.jspecify.annotations.NullMarked;
