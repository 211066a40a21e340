package io.keyden.server;

/** The version of this server, as the build wrote it into the manifest. */
final class Version {
  private static final String UNPACKAGED = "0.0.0";

  private Version() {}

  static String text() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }
}
