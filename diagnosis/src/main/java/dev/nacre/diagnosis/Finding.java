package dev.nacre.diagnosis;

import dev.nacre.training.Training;
import java.util.Locale;

/**
 * A problem found in a training. Each symptom is reported once for each layer.
 *
 * @param symptom the kind of problem
 * @param stage {@code training}, or {@code pre-training layer 1 of 3}
 * @param step the step at which it was found, counted from 1
 * @param layer position of the layer, as {@link dev.nacre.Network#layers} counts; −1 if it concerns the whole network
 * @param what what was observed, with its numbers
 */
public record Finding(Symptom symptom, String stage, long step, int layer, String what) {
    /** One that concerns the whole network, at the training's step. */
    static Finding of(Training training, Symptom symptom, String what, Object... figures) {
        return new Finding(symptom, training.stage(), training.step(), -1, String.format(Locale.ROOT, what, figures));
    }

    @Override
    public String toString() {
        return stage + ", step " + step + ": " + what + "; " + symptom.remedy();
    }
}
