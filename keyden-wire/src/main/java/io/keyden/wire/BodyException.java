package io.keyden.wire;

import java.util.List;

/**
 * A request body that is not what it must be. Its texts are for the caller and never quote the
 * body.
 */
public final class BodyException extends RuntimeException {
  /**
   * One fault.
   *
   * @param member the member at fault; empty if it is the whole body
   * @param text a sentence for the caller
   */
  public record Fault(String member, String text) {}

  @SuppressWarnings("serial") // never serialised
  private final List<Fault> faults;

  BodyException(List<Fault> faults) {
    super("the request body is at fault", null, false, false);
    this.faults = List.copyOf(faults);
  }

  static BodyException whole(String text) {
    return new BodyException(List.of(new Fault("", text)));
  }

  /** All faults, at least one. */
  public List<Fault> faults() {
    return faults;
  }
}
