package dev.nacre.tuning;

/** One dimension of the space. */
record Dimension(String name, Range range) {}
