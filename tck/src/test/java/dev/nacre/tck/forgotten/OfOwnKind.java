package dev.nacre.tck.forgotten;

import dev.nacre.plugin.Doc;

/** A plugin of a stranger's own kind. */
@Doc("a plugin of a stranger's kind")
public record OfOwnKind() implements Gate {}
