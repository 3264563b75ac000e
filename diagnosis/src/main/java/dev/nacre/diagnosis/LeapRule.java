package dev.nacre.diagnosis;

import dev.nacre.training.Epoch;
import dev.nacre.training.Training;
import java.util.function.Consumer;

/** Detects a learning rate so large that the loss leaps far above that of the first batch. */
final class LeapRule {
    /** How far above the first loss, as a factor. */
    private static final double LEAP = 100;
    /** Number of batches in a row: a single one may hold an unusual sample. */
    private static final int BATCHES = 3;

    private final Consumer<Finding> findings;
    private double firstLoss = Double.NaN;
    private double lowest;
    private int batches;
    private boolean largeSteps;
    private boolean leapt;

    LeapRule(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /** Of the first batch, before any step; NaN before it. */
    double firstLoss() {
        return firstLoss;
    }

    /** Later figures are those of weights that have leapt far away, and say nothing about other causes. */
    boolean leapt() {
        return leapt;
    }

    /** A loss that begins near 0 may multiply without any harm, by small steps. */
    void see(Observation observation) {
        largeSteps |= observation.layers().stream().anyMatch(LayerRules::hasLargeSteps);
    }

    void step(Training training, double loss) {
        if (Double.isNaN(firstLoss)) firstLoss = loss;
        lowest = batches == 0 ? loss : Math.min(lowest, loss);
        batches = isHigh(loss) ? batches + 1 : 0;
        if (batches >= BATCHES) tell(training, lowest);
    }

    /** A few batches with a loss beyond all measure show in the mean. */
    void epoch(Training training, Epoch epoch) {
        if (isHigh(epoch.loss())) tell(training, epoch.loss());
    }

    private boolean isHigh(double loss) {
        return firstLoss > 0 && loss > LEAP * firstLoss;
    }

    private void tell(Training training, double loss) {
        if (leapt || !largeSteps) return;
        leapt = true;
        findings.accept(Finding.of(
                training,
                Symptom.LEAPING_LOSS,
                "the loss was %.4g in the first batch, and has leapt to %.4g",
                firstLoss,
                loss));
    }
}
