package io.keyden.core.store;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, and how long the whole is.
 *
 * @param items the part, in the list's order
 * @param total the length of the whole list at that moment
 * @param request which part was asked for
 */
public record Page<T>(List<T> items, long total, PageRequest request) {
  public Page {
    items = List.copyOf(items);
  }

  /** The same page with each item turned into something else. */
  public <R> Page<R> map(Function<? super T, ? extends R> turn) {
    return new Page<>(items.stream().<R>map(turn).toList(), total, request);
  }

  /** The part of {@code all} that {@code request} asks for. */
  public static <T> Page<T> of(List<T> all, PageRequest request) {
    int from = Math.min(request.skip(), all.size());
    int to = (int) Math.min((long) from + request.take(), all.size());
    return new Page<>(all.subList(from, to), all.size(), request);
  }
}
