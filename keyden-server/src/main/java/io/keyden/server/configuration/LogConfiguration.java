package io.keyden.server.configuration;

/**
 * What is logged.
 *
 * @param level least level of the records
 * @param accessLog whether each request is logged
 */
public record LogConfiguration(System.Logger.Level level, boolean accessLog) {}
