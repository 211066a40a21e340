/** Teams: the people who hold roles together. */
@NullMarked
package io.keyden.core.team;

import org.jspecify.annotations.NullMarked;
