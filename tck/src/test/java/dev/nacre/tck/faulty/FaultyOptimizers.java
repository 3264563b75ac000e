package dev.nacre.tck.faulty;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jblas.FloatMatrix;

/** Faults of optimizers. All are plain descent but for the fault. */
public final class FaultyOptimizers {
    private static final float RATE = 0.1f;

    private FaultyOptimizers() {}

    /** A sound rule that sees whole matrices. */
    interface Descent extends Optimizer {
        @Override
        default int slots() {
            return 0;
        }

        @Override
        default void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            scale(gradient, RATE);
        }

        /** Multiplies in place. */
        default void scale(FloatMatrix m, double factor) {
            for (int i = 0; i < m.length; i++) m.data[i] *= (float) factor;
        }
    }

    @Breaks("O1")
    @Doc("decays the weights itself")
    public record WritesValue() implements Descent {
        @Override
        public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            scale(value, 0.99);
            scale(gradient, RATE);
        }
    }

    @Breaks("O2")
    @Doc("divides by the gradient's norm")
    public record DividesByNorm() implements Descent {
        @Override
        public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            double squares = 0;
            for (int i = 0; i < gradient.length; i++) squares += gradient.data[i] * gradient.data[i];
            scale(gradient, RATE / Math.sqrt(squares));
        }
    }

    @Breaks("O3")
    @Doc("a power of t that overflows")
    public record Overflows() implements Descent {
        @Override
        public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            scale(gradient, RATE * Math.pow(1.001, t));
        }
    }

    @Breaks("O4")
    @Doc("the step to add, not to subtract")
    public record Climbs() implements Descent {
        @Override
        public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            scale(gradient, -RATE);
        }
    }

    @Breaks("O5")
    @Doc("clips NaN to the limit")
    public record ClipsNaN() implements Descent {
        @Override
        public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            for (int i = 0; i < gradient.length; i++)
                gradient.data[i] =
                        RATE * (Math.abs(gradient.data[i]) < 1 ? gradient.data[i] : Math.signum(value.data[i]));
        }
    }

    @Breaks("O6")
    @Doc("stops for good where the validation loss is flat")
    public record StopsOnPlateau() implements Descent {
        @Override
        public float rate(double[] validationLosses) {
            int n = validationLosses.length;
            return n > 10 && validationLosses[n - 1] >= validationLosses[n - 10] ? 0 : 1;
        }
    }

    @Breaks("O6")
    @Doc("turns round after some epochs")
    public record TurnsRound() implements Descent {
        @Override
        public float epochRate(int epoch) {
            return 1 - epoch / 5f;
        }
    }

    @Breaks("O7")
    @Doc("clears the state of one element more")
    public record OneTooFar() implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 1;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) slots[0][i] = t;
            if (to < value.length) slots[0][to] = t + 1;
            for (int i = from; i < to; i++) gradient[i] *= RATE;
        }
    }

    @Breaks("O8")
    @Doc("another formula for what is left over at the end of a range")
    public record CoarseTail() implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            int tail = to - (to - from) % 4;
            for (int i = from; i < to; i++) gradient[i] *= i < tail ? RATE : RATE * 1.00001f;
        }
    }

    @Breaks("O9")
    @Doc("names a slot that isn't there")
    public record NoSuchSlot() implements Descent {
        @Override
        public int averageSlot() {
            return 0;
        }
    }

    @Breaks("O10")
    @Doc("counts the steps of all parameters together")
    public record CommonCount() implements Descent {
        private static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            scale(gradient, RATE / Math.sqrt(COUNT.incrementAndGet()));
        }
    }

    @Breaks("O11")
    @Doc("keeps its count beside the slots")
    public record CountsBeside() implements Descent {
        private static final Map<FloatMatrix, AtomicInteger> COUNTS =
                Collections.synchronizedMap(new IdentityHashMap<>());

        @Override
        public void init(FloatMatrix value, FloatMatrix[] slots) {
            COUNTS.put(value, new AtomicInteger());
        }

        @Override
        public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
            scale(gradient, RATE / Math.sqrt(COUNTS.get(value).incrementAndGet()));
        }
    }
}
