package dev.nacre.tck.forgotten;

import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugin;

/** A plugin of no kind at all. */
@Doc("a plugin that nobody can look up")
public record OfNoKind() implements Plugin {}
