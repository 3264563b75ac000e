package dev.nacre.tck.forgotten;

import dev.nacre.plugin.Plugin;

/** A kind that the contract was not told of. */
public interface Gate extends Plugin {}
