/**
 * The HTTP seam: requests, responses, routes and the router, free of any server's types, so that a
 * server is one adapter and every rule about paths, queries and methods is tested without a socket.
 */
@NullMarked
package io.keyden.http.seam;

import org.jspecify.annotations.NullMarked;
