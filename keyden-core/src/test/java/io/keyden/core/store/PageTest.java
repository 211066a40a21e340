package io.keyden.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PageTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 95).boxed().toList();

  @Test
  void paging_visits_each_row_once() {
    for (int take = 1; take <= 100; take++) {
      var visited = new ArrayList<Integer>();
      for (int skip = 0; skip < NUMBERS.size(); skip += take) {
        visited.addAll(Page.of(NUMBERS, new PageRequest(skip, take)).items());
      }
      assertThat(visited).isEqualTo(NUMBERS);
    }
  }

  @Test
  void a_page_says_how_long_the_whole_is() {
    assertThat(Page.of(NUMBERS, PageRequest.FIRST).items()).hasSize(PageRequest.DEFAULT_TAKE);
    assertThat(Page.of(NUMBERS, PageRequest.FIRST).total()).isEqualTo(95);
    assertThat(Page.of(NUMBERS, new PageRequest(10, 0)).items()).isEmpty();
  }

  @Test
  void behind_the_end_there_is_nothing_however_far() {
    var far = new PageRequest(Integer.MAX_VALUE, Integer.MAX_VALUE);

    assertThat(Page.of(NUMBERS, far).items()).isEmpty();
    assertThat(Page.of(NUMBERS, PageRequest.ALL).items()).isEqualTo(NUMBERS);
    assertThat(Page.of(NUMBERS, new PageRequest(90, Integer.MAX_VALUE)).items()).hasSize(5);
  }

  @Test
  void a_page_can_be_turned_into_another_kind() {
    var page = Page.of(NUMBERS, new PageRequest(2, 2)).map(Object::toString);

    assertThat(page).isEqualTo(new Page<>(List.of("2", "3"), 95, new PageRequest(2, 2)));
  }

  @Test
  void a_negative_part_cannot_be_asked_for() {
    assertThatThrownBy(() -> new PageRequest(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageRequest(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
