package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Constraint;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** Sets negative weights to 0, so that units can only add their inputs, not subtract them. Lee and Seung, 1999. */
@Doc("sets negative weights to 0; Lee and Seung, 1999")
@AutoService(Constraint.class)
public record NonNegative() implements Constraint {
    @Override
    public void project(FloatMatrix w) {
        Parallel.forRange(w.length, (from, to) -> clip(w.data, from, to));
    }

    private static void clip(float[] w, int from, int to) {
        for (int i = from; i < to; i++) w[i] = Math.max(0, w[i]);
    }
}
