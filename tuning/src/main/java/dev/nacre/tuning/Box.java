package dev.nacre.tuning;

import java.util.SplittableRandom;

/** A part of a search space: around a center, {@code width} as wide as the space in each dimension. */
record Box(SearchSpace space, double[] center, double width) {
    static Box whole(SearchSpace space) {
        return new Box(space, new double[space.dimensions().size()], 1);
    }

    /** A random point. */
    double[] draw(SplittableRandom random) {
        double[] point = new double[center.length];
        for (int d = 0; d < point.length; d++)
            point[d] = Math.min(Math.nextDown(1.0), space.range(d).near(center[d], width, random.nextDouble()));
        return point;
    }
}
