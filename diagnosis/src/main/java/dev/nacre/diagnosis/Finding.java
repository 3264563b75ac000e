package dev.nacre.diagnosis;

/**
 * Something that seems wrong with a training. Each symptom is told once of each layer.
 *
 * @param symptom what it is
 * @param stage {@code training}, or {@code pre-training layer 1 of 3}
 * @param step when it was noticed, counted from 1
 * @param layer as {@link dev.nacre.Network#layers} counts; −1 if it is of the whole
 * @param what what was seen, with its figure
 */
public record Finding(Symptom symptom, String stage, long step, int layer, String what) {
    @Override
    public String toString() {
        return stage + ", step " + step + ": " + what + "; " + symptom.remedy();
    }
}
