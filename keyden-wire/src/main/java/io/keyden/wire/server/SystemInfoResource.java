package io.keyden.wire.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * The process and what it runs on.
 *
 * @param clrVersion the runtime, under the name that clients look for
 * @param workingSetBytes the memory that is in use, as the system counts it
 * @param uptime as .NET writes durations, {@code 1.02:03:04.5670000}
 */
public record SystemInfoResource(
    String version,
    @JsonProperty("OSVersion") String osVersion,
    String clrVersion,
    long workingSetBytes,
    int threadCount,
    String uptime,
    Map<String, String> links) {}
