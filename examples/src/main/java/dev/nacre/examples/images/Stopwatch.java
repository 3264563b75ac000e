package dev.nacre.examples.images;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.TrainingData;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;

/** Measures how fast a network learns on this machine. */
final class Stopwatch implements Listener {
    private static final double WARM = 2;
    private static final double MEASURED = 3;

    private final long start = System.nanoTime();
    private long warmAt;
    private long warmSteps;
    private double secondsPerStep = Double.NaN;

    private Stopwatch() {}

    /**
     * Trains for a few seconds.
     *
     * @param network of no further use
     * @return seconds for each step
     */
    static double secondsPerStep(Network network, TrainingData data, Loss loss, Effort effort, long seed) {
        Stopwatch stopwatch = new Stopwatch();
        effort.trainer(loss, 1e-4, seed).epochs(1000).fit(network, data, stopwatch);
        return stopwatch.secondsPerStep;
    }

    @Override
    public void onStep(Training training, double loss) {
        long now = System.nanoTime();
        if ((now - start) * 1e-9 < WARM) return;
        if (warmAt == 0) {
            warmAt = now;
            warmSteps = training.step();
            return;
        }
        secondsPerStep = (now - warmAt) * 1e-9 / (training.step() - warmSteps);
        if ((now - warmAt) * 1e-9 >= MEASURED) training.stop();
    }
}
