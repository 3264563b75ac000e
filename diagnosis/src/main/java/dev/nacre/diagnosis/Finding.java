package dev.nacre.diagnosis;

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
    @Override
    public String toString() {
        return stage + ", step " + step + ": " + what + "; " + symptom.remedy();
    }
}
