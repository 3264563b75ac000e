package dev.nacre.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rounds of random points, each in a box half as wide around the best point so far, with a larger budget. */
record CoarseToFine(int rounds, int trials, int factor) {
    CoarseToFine {
        Counts.positive("rounds", rounds);
        Counts.positive("trials", trials);
        Counts.positive("factor", factor);
    }

    void run(Trials done, Search search) {
        SplittableRandom random = new SplittableRandom(search.seed());
        Box box = Box.whole(search.space());
        for (int round = 0; round < rounds; round++) {
            List<double[]> points = new ArrayList<>();
            if (done.best().isPresent()) {
                double[] best = done.best().get().position();
                box = new Box(search.space(), best, box.width() / 2);
                if (factor > 1) points.add(best);
            }
            while (points.size() < trials) points.add(box.draw(random));
            done.run(points, Counts.share(search.budget(), factor, rounds - 1 - round));
        }
    }
}
