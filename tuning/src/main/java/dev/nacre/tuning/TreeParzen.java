package dev.nacre.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The tree-structured Parzen estimator: Bergstra, Bardenet, Bengio and Kégl, 2011, Algorithms for Hyper-Parameter
 * Optimization, section 4. Random trials first. Then each dimension has a density of the best trials and one of the
 * others, both of the trials in which it has an effect; of some random positions from the first density, the one with
 * the largest ratio of the two is tried, which has the largest expected improvement. A point that was proposed and has
 * no result yet counts as one of the others, so that points tried at the same time differ.
 */
record TreeParzen(int trials, int atOnce) {
    private static final int RANDOM = 10;
    private static final int CANDIDATES = 24;
    private static final double BEST = 0.15;

    TreeParzen {
        Counts.positive("trials", trials);
        Counts.positive("atOnce", atOnce);
    }

    void run(Trials done, Search search) {
        SplittableRandom random = new SplittableRandom(search.seed());
        Box whole = Box.whole(search.space());
        done.run(
                Stream.generate(() -> whole.draw(random))
                        .limit(Math.min(RANDOM, trials))
                        .toList(),
                search.budget());
        while (done.all().size() < trials)
            done.run(
                    proposals(done.all(), Math.min(atOnce, trials - done.all().size()), search.space(), random),
                    search.budget());
    }

    private static List<double[]> proposals(List<Tried> tried, int count, SearchSpace space, SplittableRandom random) {
        List<double[]> ranked =
                tried.stream().sorted(Tried.BEST_FIRST).map(Tried::position).toList();
        int n = (int) Math.ceil(BEST * ranked.size());
        List<double[]> best = ranked.subList(0, n);
        List<double[]> others = new ArrayList<>(ranked.subList(n, ranked.size()));
        List<double[]> proposals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] point = new double[space.dimensions().size()];
            for (int d = 0; d < point.length; d++)
                point[d] = improvement(density(space, best, d), density(space, others, d), random);
            proposals.add(point);
            others.add(point);
        }
        return proposals;
    }

    private static double improvement(Density best, Density others, SplittableRandom random) {
        double largest = 0;
        double chosen = 0;
        for (int i = 0; i < CANDIDATES; i++) {
            double position = best.draw(random);
            double ratio = best.at(position) / others.at(position);
            if (ratio <= largest) continue;
            largest = ratio;
            chosen = position;
        }
        return chosen;
    }

    private static Density density(SearchSpace space, List<double[]> points, int d) {
        double[] positions = points.stream()
                .filter(point -> space.used(point)[d])
                .mapToDouble(point -> point[d])
                .toArray();
        Range range = space.range(d);
        return range instanceof ChoiceRange ? ChoiceDensity.of(range.size(), positions) : ParzenDensity.of(positions);
    }
}
