package dev.nacre.tck.forgotten;

import dev.nacre.plugin.Doc;

/** Without a no-argument constructor, and not registered either. */
@Doc("a plugin without defaults")
public record NoDefaults(@Doc("number of times") int times) implements Gate {}
