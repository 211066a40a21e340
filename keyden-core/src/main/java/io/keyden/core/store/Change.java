package io.keyden.core.store;

/** Something that changed in a store, which caches must hear of. Each feature has its own kinds. */
public interface Change {}
