package dev.nacre.tuning;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Rungs of trials: one of {@code factor} stays for the next rung, with a larger budget. */
record Halving(int trials, int factor) {
    Halving {
        Counts.positive("trials", trials);
        if (factor < 2) throw new IllegalArgumentException("factor must be >= 2, not " + factor);
    }

    void run(Trials done, Search search) {
        int rungs = 1;
        while (trials >= Math.pow(factor, rungs) && search.budget() >= Math.pow(factor, rungs)) rungs++;
        SplittableRandom random = new SplittableRandom(search.seed());
        Box whole = Box.whole(search.space());
        List<double[]> points =
                Stream.generate(() -> whole.draw(random)).limit(trials).toList();
        for (int rung = rungs - 1; rung >= 0; rung--) {
            List<Tried> tried = done.run(points, Counts.share(search.budget(), factor, rung));
            points = tried.stream()
                    .sorted(Tried.BEST_FIRST)
                    .limit(Math.max(1, tried.size() / factor))
                    .map(Tried::position)
                    .toList();
        }
    }
}
