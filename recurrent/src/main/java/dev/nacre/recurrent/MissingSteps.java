package dev.nacre.recurrent;

import dev.nacre.Checks;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** Which steps of a batch are missing, because a sequence is shorter: their numbers are NaN, all of them. */
final class MissingSteps {
    private final Sequence sequence;
    private final Buffer filled = new Buffer();
    private boolean[] missing = new boolean[0];
    private boolean any;

    MissingSteps(Sequence sequence) {
        this.sequence = sequence;
    }

    boolean any() {
        return any;
    }

    /** Whether a step is missing; its place counts the steps of all samples before it. */
    boolean at(int place) {
        return any && missing[place];
    }

    /**
     * Finds the missing steps of a batch.
     *
     * @param layer its name, for messages
     * @param x (steps · features) × samples
     * @throws IllegalArgumentException if only some numbers of a step are NaN
     */
    void find(String layer, FloatMatrix x) {
        any = false;
        if (Checks.firstNotFinite(x) < 0) return;
        int places = x.columns * sequence.steps();
        if (missing.length < places) missing = new boolean[places];
        for (int place = 0; place < places; place++) any |= missing[place] = isMissing(layer, x.data, place);
    }

    /** Finds them, and returns the inputs with 0 in their place, in memory that is reused; x if none is missing. */
    FloatMatrix fill(String layer, FloatMatrix x) {
        find(layer, x);
        if (!any) return x;
        FloatMatrix copy = filled.of(x.rows, x.columns);
        System.arraycopy(x.data, 0, copy.data, 0, x.length);
        int features = sequence.features();
        for (int place = 0; place < x.columns * sequence.steps(); place++)
            if (missing[place]) Arrays.fill(copy.data, place * features, (place + 1) * features, 0);
        return copy;
    }

    private boolean isMissing(String layer, float[] x, int place) {
        int features = sequence.features();
        int count = 0;
        int first = -1;
        for (int i = 0; i < features; i++)
            if (Float.isNaN(x[place * features + i])) {
                if (count++ == 0) first = i;
            }
        if (count > 0 && count < features)
            throw new IllegalArgumentException(layer + ": feature " + first + " of step " + place % sequence.steps()
                    + " of sample " + place / sequence.steps() + " (from 0) is NaN, but others are not; a step has all"
                    + " its numbers, or is missing, and all are NaN");
        return count > 0;
    }
}
