package io.keyden.client.octopus;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request as it came, with every secret blotted out.
 *
 * @param method the method on the wire, so {@code POST} for an overridden one
 * @param path the path on the wire, without the query
 * @param query the query on the wire without the question mark, empty if there was none
 * @param headerNames the names of the headers; looked up without regard to case
 * @param body the body as text, empty if there was none
 */
public record ReceivedRequest(
    String method, String path, String query, Set<String> headerNames, String body) {
  /** Copies the names. */
  public ReceivedRequest {
    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(headerNames);
    headerNames = Collections.unmodifiableSet(names);
  }

  static ReceivedRequest of(Call call) {
    return new ReceivedRequest(
        call.wireMethod(),
        call.wirePath(),
        redacted(call.wireQuery()),
        call.headers().keySet(),
        redacted(call.bodyText()));
  }

  /** Whether the request carried a header of this name, in any case. */
  public boolean hasHeader(String name) {
    return headerNames.contains(name);
  }

  /** The method and the path, as in {@code GET /api/users/me}. */
  public String line() {
    return method + " " + path;
  }

  /** The lines of several requests, in their order. */
  public static List<String> lines(List<ReceivedRequest> requests) {
    return requests.stream().map(ReceivedRequest::line).toList();
  }

  private static String redacted(String text) {
    return text.replaceAll("API-[A-Z0-9]{20,}", "API-[redacted]")
        .replaceAll(
            "(?i)(\"(?:Password|subject_token)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*", "$1[redacted]")
        .replaceAll("(?i)((?:^|&)(?:apikey|subject_token)=)[^&]*", "$1[redacted]");
  }
}
