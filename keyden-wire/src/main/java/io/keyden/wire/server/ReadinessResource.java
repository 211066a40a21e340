package io.keyden.wire.server;

import java.util.List;

/**
 * Whether the server should be sent requests. Sent with status 200 if so, else 503.
 *
 * @param isReady whether it should
 * @param lacks why not: {@code Database}, {@code Stopping}
 */
public record ReadinessResource(boolean isReady, List<String> lacks) {}
