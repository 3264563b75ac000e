package dev.nacre.tuning;

import java.util.ArrayList;
import java.util.List;

/** All combinations of evenly spaced values of each numeric range, and of all choices. */
record Grid(int values) {
    Grid {
        if (values < 2) throw new IllegalArgumentException("values must be >= 2, not " + values);
    }

    List<double[]> points(SearchSpace space) {
        List<double[]> points =
                new ArrayList<>(List.of(new double[space.dimensions().size()]));
        for (int d = 0; d < space.dimensions().size(); d++) {
            List<double[]> wider = new ArrayList<>();
            for (double[] point : points)
                for (double position : positions(space.range(d))) {
                    double[] copy = point.clone();
                    copy[d] = position;
                    wider.add(copy);
                }
            points = wider;
        }
        return points;
    }

    private double[] positions(Range range) {
        boolean choice = range instanceof ChoiceRange;
        int n = choice ? range.size() : range.size() > 0 ? Math.min(values, range.size()) : values;
        double[] positions = new double[n];
        for (int i = 0; i < n; i++)
            positions[i] = choice ? (i + 0.5) / n : Math.min(Math.nextDown(1.0), n == 1 ? 0 : (double) i / (n - 1));
        return positions;
    }
}
