/**
 * A stand-in for the vendor's server, which shows that the client needs nothing that it has not.
 */
@NullMarked
package io.keyden.client.octopus;

import org.jspecify.annotations.NullMarked;
