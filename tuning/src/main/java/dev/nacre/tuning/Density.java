package dev.nacre.tuning;

import java.util.SplittableRandom;

/** A probability density of positions in one dimension, at least 0 and below 1. */
sealed interface Density permits ParzenDensity, ChoiceDensity {
    /** The density at a position, above 0. */
    double at(double position);

    /** A random position. */
    double draw(SplittableRandom random);
}
