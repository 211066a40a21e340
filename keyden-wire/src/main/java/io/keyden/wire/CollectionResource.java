package io.keyden.wire;

import java.util.List;
import java.util.Map;

/**
 * A page of a collection.
 *
 * @param itemType the type of its items, {@code User}
 * @param totalResults how many there are in all
 * @param itemsPerPage the size of the pages, also of the last, shorter one: the reference Python
 *     program compares it with the number of items
 * @param numberOfPages at least 1
 * @param lastPageNumber counting from 0
 * @param items the items of this page
 * @param links {@code Page.Next} only if there is a next page: a Python program loops as long as it
 *     is there
 */
public record CollectionResource<T>(
    String itemType,
    long totalResults,
    int itemsPerPage,
    long numberOfPages,
    long lastPageNumber,
    List<T> items,
    Map<String, String> links) {}
