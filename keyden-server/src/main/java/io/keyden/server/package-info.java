/** The composition root: the only package that sees everything. */
@NullMarked
package io.keyden.server;

import org.jspecify.annotations.NullMarked;
