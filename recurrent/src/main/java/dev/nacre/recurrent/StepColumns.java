package dev.nacre.recurrent;

import java.util.Arrays;
import org.jblas.FloatMatrix;

/** The steps of a batch as columns, without those that are missing. Nothing is copied where none is. */
final class StepColumns {
    private final Sequence sequence;
    private final MissingSteps missing;
    private final View view = new View();
    private int places;
    private int present;

    StepColumns(Sequence sequence) {
        this.sequence = sequence;
        this.missing = new MissingSteps(sequence);
    }

    /** The steps of a batch that are there, features × steps. */
    FloatMatrix present(FloatMatrix x) {
        missing.find("eachStep", x);
        places = x.columns * sequence.steps();
        present = 0;
        for (int place = 0; place < places; place++) if (!missing.at(place)) present++;
        return presentOf(view.of(x, sequence.features()));
    }

    /** Those columns of one for each step that are there. */
    FloatMatrix presentOf(FloatMatrix all) {
        if (!missing.any()) return all;
        FloatMatrix some = new FloatMatrix(all.rows, present);
        for (int place = 0, at = 0; place < places; place++)
            if (!missing.at(place)) System.arraycopy(all.data, place * all.rows, some.data, at++ * all.rows, all.rows);
        return some;
    }

    /** A column for each step: those that are there, and a number in place of the others. */
    FloatMatrix all(FloatMatrix some, float otherwise) {
        if (!missing.any()) return some;
        int n = some.rows;
        FloatMatrix all = new FloatMatrix(n, places);
        Arrays.fill(all.data, otherwise);
        for (int place = 0, at = 0; place < places; place++)
            if (!missing.at(place)) System.arraycopy(some.data, at++ * n, all.data, place * n, n);
        return all;
    }
}
