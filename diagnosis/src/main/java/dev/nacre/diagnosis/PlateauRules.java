package dev.nacre.diagnosis;

import dev.nacre.training.Epoch;
import dev.nacre.training.Training;
import java.util.List;
import java.util.function.Consumer;

/** Detects a training loss that does not fall: from the beginning, at the beginning, or too early. */
final class PlateauRules {
    /** Number of epochs before a training loss that has not moved is reported. */
    private static final int START = 3;
    /** Of a loss that has moved, relative to the first one. */
    private static final double MOVED = 0.98;
    /** Of a loss that has left its first plateau. */
    private static final double FALLEN = 0.8;
    /** Number of epochs without progress after which a loss is taken for the lowest one. */
    private static final int SETTLED = 10;
    /** Progress in these epochs, relative to all progress, that counts as none. */
    private static final double PROGRESS = 0.02;
    /** Of a lowest loss that is high, relative to the first one. */
    private static final double HIGH = 0.5;

    private final Consumer<Finding> findings;
    private boolean stuck;
    private boolean late;
    private boolean underfitting;

    PlateauRules(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void epoch(Training training, double firstLoss) {
        List<Epoch> history = training.history();
        double first = history.get(0).loss();
        if (!(first > 0)) return;
        if (history.size() == START) checkMoves(training, first, firstLoss);
        if (stuck) checkStart(training, first);
        else if (history.size() > SETTLED) checkSettles(training, Math.max(first, firstLoss));
    }

    private static double least(List<Epoch> epochs) {
        return epochs.stream().mapToDouble(Epoch::loss).min().orElseThrow();
    }

    /** Neither below the loss of the first epoch nor below that of the first batch. */
    private void checkMoves(Training training, double first, double firstLoss) {
        double least = least(training.history());
        if (least < MOVED * first || least < MOVED * firstLoss) return;
        stuck = true;
        tell(
                training,
                Symptom.STUCK,
                "the loss is %.4g after %d epochs, and was %.4g at the beginning",
                least,
                START,
                firstLoss);
    }

    /** Karpathy, CS231n, 2015: a loss that begins to fall late suggests bad initial values. */
    private void checkStart(Training training, double first) {
        List<Epoch> history = training.history();
        double last = history.get(history.size() - 1).loss();
        if (late || !(last < FALLEN * first)) return;
        late = true;
        long flat = history.stream().takeWhile(e -> e.loss() >= MOVED * first).count();
        tell(
                training,
                Symptom.LATE_START,
                "the loss stayed at %.4g for %d epochs, and then fell to %.4g",
                first,
                flat,
                last);
    }

    private void checkSettles(Training training, double first) {
        List<Epoch> history = training.history();
        double least = least(history);
        double before = least(history.subList(0, history.size() - SETTLED));
        if (underfitting || least < HIGH * first || before - least > PROGRESS * (first - least)) return;
        underfitting = true;
        tell(
                training,
                Symptom.UNDERFITTING,
                "the training loss fell from %.4g to %.4g, and no further in %d epochs",
                first,
                least,
                SETTLED);
    }

    private void tell(Training training, Symptom symptom, String what, Object... figures) {
        findings.accept(Finding.of(training, symptom, what, figures));
    }
}
