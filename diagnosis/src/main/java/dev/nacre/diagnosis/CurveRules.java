package dev.nacre.diagnosis;

import dev.nacre.training.Epoch;
import dev.nacre.training.Training;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Detects problems in the loss curves. */
final class CurveRules {
    /** Number of epochs that the validation loss has to be above its best. */
    private static final int PATIENCE = 5;
    /** How far above its best it has to be, as a factor. */
    private static final double RISE = 1.1;
    /** Number of epochs before a training loss that has not moved is reported. */
    private static final int START = 3;

    private static final double MOVED = 0.98;

    private final Consumer<Finding> findings;
    private double firstLoss = Double.NaN;
    private boolean overfitting;
    private boolean stuck;

    CurveRules(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void step(double loss) {
        if (Double.isNaN(firstLoss)) firstLoss = loss;
    }

    void epoch(Training training) {
        List<Epoch> history = training.history();
        if (!stuck && history.size() == START) checkMoves(training, history);
        if (!overfitting) checkGap(training, history);
    }

    /** Neither below the loss of the first epoch nor below that of the first batch. */
    private void checkMoves(Training training, List<Epoch> history) {
        double first = history.get(0).loss();
        double least = history.stream().mapToDouble(Epoch::loss).min().orElseThrow();
        if (least < MOVED * first || least < MOVED * firstLoss || first <= 0) return;
        stuck = true;
        tell(
                training,
                Symptom.STUCK,
                "the loss is %.4g after %d epochs, and was %.4g at the beginning",
                least,
                START,
                firstLoss);
    }

    private void checkGap(Training training, List<Epoch> history) {
        Epoch last = history.get(history.size() - 1);
        Epoch best = history.stream()
                .filter(e -> !Double.isNaN(e.validationLoss()))
                .min((a, b) -> Double.compare(a.validationLoss(), b.validationLoss()))
                .orElse(last);
        if (last.number() - best.number() < PATIENCE
                || !(last.validationLoss() > RISE * best.validationLoss())
                || !(last.loss() < best.loss())) return;
        overfitting = true;
        tell(
                training,
                Symptom.OVERFITTING,
                "the validation loss has risen from %.4g in epoch %d to %.4g, while the training loss fell to %.4g",
                best.validationLoss(),
                best.number(),
                last.validationLoss(),
                last.loss());
    }

    private void tell(Training training, Symptom symptom, String what, Object... figures) {
        findings.accept(
                new Finding(symptom, training.stage(), training.step(), -1, String.format(Locale.ROOT, what, figures)));
    }
}
