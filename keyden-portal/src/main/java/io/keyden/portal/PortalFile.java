package io.keyden.portal;

import java.util.Arrays;

/** A file of the portal as a browser gets it. Immutable, but the array is not copied. */
public final class PortalFile {
  private final String contentType;
  private final byte[] bytes;

  PortalFile(String contentType, byte[] bytes) {
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** The media type, {@code text/css; charset=utf-8}. */
  public String contentType() {
    return contentType;
  }

  /** The content; do not change it. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortalFile file
        && file.contentType.equals(contentType)
        && Arrays.equals(file.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "PortalFile[" + contentType + ", " + bytes.length + " bytes]";
  }
}
