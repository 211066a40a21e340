package io.keyden.wire.server;

/** How much there is. Source: the tests of the Go client ask for {@code Global.Spaces}. */
public record CountsResource(Global global) {
  /** In the whole installation. */
  public record Global(long spaces, long users, long teams) {}
}
