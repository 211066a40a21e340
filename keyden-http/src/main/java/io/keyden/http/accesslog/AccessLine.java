package io.keyden.http.accesslog;

import java.time.Instant;

/**
 * What the access log keeps of a request: no header, no query, no body, hence no secret.
 *
 * @param occurred when the answer was ready
 * @param requestId which request
 * @param address where from
 * @param userId who, or empty
 * @param keyId by which key, or empty
 * @param method what was done
 * @param path the path as it was sent, without the query
 * @param status the answer's status
 * @param bytes the length of the answer's body
 * @param micros how long the answer took, in microseconds
 */
record AccessLine(
    Instant occurred,
    String requestId,
    String address,
    String userId,
    String keyId,
    String method,
    String path,
    int status,
    int bytes,
    long micros) {}
