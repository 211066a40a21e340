package io.keyden.http.key;

import io.keyden.core.id.UserId;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyOrder;
import io.keyden.core.problem.Violations;
import io.keyden.http.api.QueryTime;
import io.keyden.http.seam.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads which keys a client wants, and in which order. What cannot be read is refused; blank counts
 * as absent.
 */
final class ApiKeyQuery {
  /** The filters of one account's keys. */
  static final List<String> FILTERS =
      List.of("partialPurpose", "partialKeyword", "neverExpires", "expiresFrom", "expiresTo");

  /** The filters of everybody's keys. */
  static final List<String> FILTERS_OF_EVERYBODYS =
      Stream.concat(FILTERS.stream(), Stream.of("userId")).toList();

  private static final List<String> SORTING = List.of("sort", "descending");

  /** The orders by their names on the wire, which are taken in any case. */
  private enum Sort {
    CREATED("Created", ApiKeyOrder.By.CREATED),
    EXPIRES("Expires", ApiKeyOrder.By.EXPIRES),
    LAST_USED("LastUsed", ApiKeyOrder.By.LAST_USED),
    PURPOSE("Purpose", ApiKeyOrder.By.PURPOSE),
    USER("User", ApiKeyOrder.By.USER);

    private final String wireName;
    private final ApiKeyOrder.By by;

    Sort(String wireName, ApiKeyOrder.By by) {
      this.wireName = wireName;
      this.by = by;
    }
  }

  private final Query query;
  private final Violations violations;

  /** Reads {@code query}; faults are noted in {@code violations}. */
  ApiKeyQuery(Query query, Violations violations) {
    this.query = query;
    this.violations = violations;
  }

  /** {@code filters} and what sorts, which the links to other pages keep. */
  static List<String> withSorting(List<String> filters) {
    return Stream.concat(filters.stream(), SORTING.stream()).toList();
  }

  /** Which keys of one account. */
  ApiKeyFilter filter() {
    // A blank text has always been a text; it is part of every purpose with a blank in it.
    return new ApiKeyFilter(
        Optional.empty(),
        query.text("partialPurpose"),
        query.text("partialKeyword"),
        stated("neverExpires").map(never -> query.flag("neverExpires")),
        instant("expiresFrom"),
        instant("expiresTo"));
  }

  /** Which keys of all accounts. */
  ApiKeyFilter filterOfEverybodys() {
    var filter = filter();
    return stated("userId")
        .flatMap(text ->
            read("userId", text, UserId::parse, "must be the id of an account such as Users-1"))
        .map(filter::ownedBy)
        .orElse(filter);
  }

  /** In which order keys of one account: by their owner makes no sense. */
  ApiKeyOrder order() {
    return order(List.of(Sort.CREATED, Sort.EXPIRES, Sort.LAST_USED, Sort.PURPOSE));
  }

  /** In which order keys of all accounts. */
  ApiKeyOrder orderOfEverybodys() {
    return order(List.of(Sort.values()));
  }

  private ApiKeyOrder order(List<Sort> allowed) {
    var names = allowed.stream().map(sort -> sort.wireName).collect(Collectors.joining(", "));
    var sort =
        stated("sort")
            .flatMap(text ->
                read(
                    "sort",
                    text,
                    name ->
                        allowed.stream()
                            .filter(one -> one.wireName.equalsIgnoreCase(name))
                            .findFirst(),
                    "must be one of " + names))
            .orElse(Sort.CREATED);
    boolean descending =
        stated("descending").map(stated -> query.flag("descending")).orElse(sort == Sort.CREATED);
    return new ApiKeyOrder(sort.by, descending);
  }

  private Optional<Instant> instant(String name) {
    return stated(name).flatMap(text -> read(name, text, QueryTime::parse, QueryTime.MUST_BE));
  }

  private Optional<String> stated(String name) {
    return query.text(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private <T> Optional<T> read(
      String name, String text, Function<String, Optional<T>> reader, String mustBe) {
    var read = reader.apply(text);
    violations.check(read.isPresent(), name, "The query parameter " + name + " " + mustBe + ".");
    return read;
  }
}
