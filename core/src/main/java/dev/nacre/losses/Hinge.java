package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Loss;
import dev.nacre.Require;
import dev.nacre.compute.Argmax;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * The hinge loss of support vector machines. For several outputs and a one-hot target of class c: Σ over j ≠ c of
 * max(0, margin + y_j − y_c); Weston and Watkins, 1999. For one output and a target of −1 or +1: max(0, margin − t·y).
 */
@Doc("hinge loss of support vector machines; Weston and Watkins, 1999")
@AutoService(Loss.class)
public record Hinge(
        @Doc("required lead of the correct class's score over any other, > 0")
        float margin) implements Loss {
    /** Checks the components. */
    public Hinge {
        Require.positive("margin", margin);
    }

    /** Margin 1. */
    public Hinge() {
        this(1);
    }

    @Override
    public double value(float[] y, float[] t, int from, int to) {
        if (to - from == 1) return Math.max(0, margin - t[from] * y[from]);
        int c = from + Argmax.of(t, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) if (i != c) sum += Math.max(0, margin + y[i] - y[c]);
        return sum;
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        if (to - from == 1) {
            dy[from] = margin - t[from] * y[from] > 0 ? -weight * t[from] : 0;
            return value(y, t, from, to);
        }
        int c = from + Argmax.of(t, from, to);
        float violations = 0;
        for (int i = from; i < to; i++) {
            boolean violated = i != c && margin + y[i] - y[c] > 0;
            dy[i] = violated ? weight : 0;
            if (violated) violations++;
        }
        dy[c] = -weight * violations;
        return value(y, t, from, to);
    }

    /** One output: −1 or +1. Several: one-hot. */
    @Override
    public void requireTargets(String where, FloatMatrix t) {
        for (int s = 0; s < t.columns; s++) {
            if (t.rows == 1 && Math.abs(t.data[s]) != 1)
                throw new IllegalArgumentException(where + ": hinge with one output takes targets -1 and 1, not "
                        + t.data[s] + " (sample " + s + " of the batch)");
            int ones = 0;
            for (int i = s * t.rows; i < (s + 1) * t.rows; i++) if (t.data[i] == 1) ones++;
            if (t.rows > 1 && ones != 1)
                throw new IllegalArgumentException(where + ": hinge takes one-hot targets, those of sample " + s
                        + " of the batch have " + ones + " ones");
        }
    }
}
