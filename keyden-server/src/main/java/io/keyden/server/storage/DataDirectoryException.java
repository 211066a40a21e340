package io.keyden.server.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The data directory cannot be had. */
public final class DataDirectoryException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** Another process has it. */
    IN_USE,
    /** It cannot be made or written to. */
    NOT_WRITABLE
  }

  private final Reason reason;

  DataDirectoryException(Path path, Reason reason, @Nullable Throwable cause) {
    super(
        switch (reason) {
          case IN_USE -> "the data directory " + path + " is in use by another keyden";
          case NOT_WRITABLE -> "the data directory " + path + " cannot be written to";
        },
        cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
