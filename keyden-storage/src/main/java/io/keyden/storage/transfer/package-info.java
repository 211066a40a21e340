/** From one kind of database to another. */
@NullMarked
package io.keyden.storage.transfer;

import org.jspecify.annotations.NullMarked;
