package io.keyden.client.internal;

import io.keyden.client.problem.UnexpectedAnswerException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The items of a collection, following {@code Page.Next} from page to page. */
final class Pages extends AbstractSpliterator<Document> {
  private final Api api;
  private final Deque<Document> items = new ArrayDeque<>();
  private final Set<String> visited = new HashSet<>();
  private @Nullable String next;

  Pages(Api api, String first) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.api = api;
    this.next = first;
  }

  @Override
  public boolean tryAdvance(Consumer<? super Document> action) {
    while (items.isEmpty() && next != null) {
      fetch(next);
    }
    Document item = items.poll();
    if (item == null) {
      return false;
    }
    action.accept(item);
    return true;
  }

  private void fetch(String path) {
    if (!visited.add(path)) {
      throw new UnexpectedAnswerException(
          "the server's pages of a list lead in a circle", 200, null);
    }
    Document page = api.get(path);
    items.addAll(page.objects("Items"));
    String link = page.links().get("Page.Next");
    // A page without items is the last, whatever its links say.
    next = items.isEmpty() || link == null || link.isEmpty() ? null : Template.of(link).path();
  }
}
