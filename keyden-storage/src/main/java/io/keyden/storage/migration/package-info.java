/** Brings a database to the schema of this version. */
@NullMarked
package io.keyden.storage.migration;

import org.jspecify.annotations.NullMarked;
