package dev.nacre.diagnosis;

import dev.nacre.training.Epoch;
import dev.nacre.training.Training;
import java.util.List;
import java.util.function.Consumer;

/** Detects a validation loss that rises while the training loss falls. */
final class GapRule {
    /** Number of epochs that the validation loss has to be above its best. */
    private static final int PATIENCE = 5;
    /** How far above its best it has to be, as a factor. */
    private static final double RISE = 1.1;

    private final Consumer<Finding> findings;
    private boolean overfitting;

    GapRule(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void epoch(Training training) {
        List<Epoch> history = training.history();
        Epoch last = history.get(history.size() - 1);
        Epoch best = history.stream()
                .filter(e -> !Double.isNaN(e.validationLoss()))
                .min((a, b) -> Double.compare(a.validationLoss(), b.validationLoss()))
                .orElse(last);
        if (overfitting
                || last.number() - best.number() < PATIENCE
                || !(last.validationLoss() > RISE * best.validationLoss())
                || !(last.loss() < best.loss())) return;
        overfitting = true;
        findings.accept(Finding.of(
                training,
                Symptom.OVERFITTING,
                "the validation loss has risen from %.4g in epoch %d to %.4g, while the training loss fell to %.4g",
                best.validationLoss(),
                best.number(),
                last.validationLoss(),
                last.loss()));
    }
}
