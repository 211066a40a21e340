package io.keyden.server.configuration;

import io.keyden.http.accesslog.AccessLogFormat;
import io.keyden.server.logging.LogFormat;

/**
 * What is logged.
 *
 * @param level least level of the records
 * @param format how the records look
 * @param accessLog whether each request is logged
 * @param accessLogFormat how the lines of the access log look
 */
public record LogConfiguration(
    System.Logger.Level level,
    LogFormat format,
    boolean accessLog,
    AccessLogFormat accessLogFormat) {}
