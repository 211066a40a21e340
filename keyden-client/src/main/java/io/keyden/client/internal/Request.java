package io.keyden.client.internal;

import org.jspecify.annotations.Nullable;

/** A request, before an address and a credential are put to it. */
final class Request {
  private final String method;
  private final String path;
  private final byte @Nullable [] body;

  /**
   * @param method GET, POST, PUT or DELETE
   * @param path a link's path, with its query
   * @param body JSON, or null for none
   */
  Request(String method, String path, byte @Nullable [] body) {
    this.method = method;
    this.path = path;
    this.body = body;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  byte @Nullable [] body() {
    return body;
  }

  static Request get(String path) {
    return new Request("GET", path, null);
  }

  static Request post(String path, byte @Nullable [] body) {
    return new Request("POST", path, body);
  }

  /** Whether asking twice is as good as asking once. */
  boolean isSafe() {
    return method.equals("GET");
  }

  /** Never the body, which may hold a password. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
