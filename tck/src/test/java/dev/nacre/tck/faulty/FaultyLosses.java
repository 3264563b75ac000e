package dev.nacre.tck.faulty;

import dev.nacre.Loss;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** Faults of losses. All are the sum of squared errors but for the fault. */
public final class FaultyLosses {
    private FaultyLosses() {}

    /** A sound loss. */
    interface Squares extends Loss {
        @Override
        default double value(float[] y, float[] t, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) sum += (y[i] - t[i]) * (y[i] - t[i]);
            return sum;
        }

        @Override
        default double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            for (int i = from; i < to; i++) dy[i] = 2 * weight * (y[i] - t[i]);
            return value(y, t, from, to);
        }
    }

    @Breaks("S1")
    @Doc("the mean's gradient for the sum")
    public record WrongGradient() implements Squares {
        @Override
        public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            for (int i = from; i < to; i++) dy[i] = weight * (y[i] - t[i]);
            return value(y, t, from, to);
        }
    }

    @Breaks("S2")
    @Doc("weights what it returns")
    public record WeightedValue() implements Squares {
        @Override
        public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            return weight * Squares.super.gradient(y, t, dy, weight, from, to);
        }
    }

    @Breaks("S3")
    @Doc("forgets the weight")
    public record IgnoresWeight() implements Squares {
        @Override
        public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            return Squares.super.gradient(y, t, dy, 1, from, to);
        }
    }

    @Breaks("S4")
    @Doc("the sum over the batch in place of the mean")
    public record SumsSamples() implements Squares {
        @Override
        public double value(FloatMatrix y, FloatMatrix t) {
            return y.columns * Squares.super.value(y, t);
        }
    }

    @Breaks("S5")
    @Doc("adds to what dy held")
    public record AddsGradient() implements Squares {
        @Override
        public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            for (int i = from; i < to; i++) dy[i] += 2 * weight * (y[i] - t[i]);
            return value(y, t, from, to);
        }
    }

    @Breaks("S6")
    @Doc("reads an output after it may have been overwritten")
    public record PredictsNotInPlace() implements Squares {
        @Override
        public void predict(float[] y, float[] prediction, int from, int to) {
            for (int i = from; i < to; i++) prediction[i] = y[i] - y[from];
        }
    }

    @Breaks("S7")
    @Doc("a softmax as it stands in the book")
    public record Overflows() implements Loss {
        private static double sum(float[] y, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) sum += Math.exp(y[i]);
            return sum;
        }

        @Override
        public double value(float[] y, float[] t, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) sum += t[i] * (Math.log(sum(y, from, to)) - y[i]);
            return sum;
        }

        @Override
        public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            double mass = 0;
            for (int i = from; i < to; i++) mass += t[i];
            for (int i = from; i < to; i++)
                dy[i] = (float) (weight * (mass * Math.exp(y[i]) / sum(y, from, to) - t[i]));
            return value(y, t, from, to);
        }
    }

    @Breaks("S8")
    @Doc("takes NaN for no error")
    public record HidesNaN() implements Squares {
        @Override
        public double value(float[] y, float[] t, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double e = Math.abs(y[i] - t[i]);
                sum += e > 0 ? e * e : 0;
            }
            return sum;
        }
    }
}
