package dev.nacre.tck.faulty;

import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/** Faults of element-wise functions. All are 2x but for the fault. */
public final class FaultyActivations {
    private FaultyActivations() {}

    /** A sound activation. */
    interface Twice extends Activation {
        @Override
        default void forward(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = 2 * x[i];
        }

        @Override
        default void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = 2 * dy[i];
        }
    }

    @Breaks("A1")
    @Doc("half a per cent too steep")
    public record WrongDerivative() implements Twice {
        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = 2.01f * dy[i];
        }
    }

    @Breaks("A1")
    @Doc("throws an exception on its way back")
    public record ThrowsBackward() implements Twice {
        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            throw new IllegalStateException("no way back");
        }
    }

    @Breaks("A2")
    @Doc("does not say whether it reads its input")
    public record DoesNotSay() implements Twice {
        @Override
        public boolean backwardReadsInput() {
            throw new UnsupportedOperationException("to be written");
        }
    }

    @Breaks("A2")
    @Doc("x squared, whose derivative can't follow from the output alone")
    public record ReadsInput() implements Activation {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = x[i] * x[i];
        }

        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = 2 * x[i] * dy[i];
        }

        @Override
        public boolean backwardReadsInput() {
            return false;
        }
    }

    @Breaks("A3")
    @Doc("softplus as it stands in the book")
    public record Overflows() implements Activation {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = (float) Math.log(1 + Math.exp(x[i]));
        }

        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = (float) (dy[i] / (1 + Math.exp(-x[i])));
        }
    }

    @Breaks("A4")
    @Doc("a rectifier that turns NaN into 0")
    public record HidesNaN() implements Activation {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = x[i] > 0 ? x[i] : 0;
        }

        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = x[i] > 0 ? dy[i] : 0;
        }
    }

    @Breaks("A5")
    @Doc("clears one element more")
    public record OneTooFar() implements Twice {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = 2 * x[i];
            if (to < y.length) y[to] = 0;
        }
    }

    @Breaks("A6")
    @Doc("uses the gradient's array as scratch")
    public record SpoilsGradient() implements Twice {
        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) {
                float d = dy[i];
                dy[i] = 0;
                dx[i] = 2 * d;
            }
        }
    }

    @Breaks("A7")
    @Doc("reads x after it wrote y")
    public record ReadsAfterWrite() implements Twice {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = 0;
            for (int i = from; i < to; i++) y[i] += 2 * x[i];
        }
    }

    @Breaks("A8")
    @Doc("another formula for what is left over at the end of a range")
    public record CoarseTail() implements Twice {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            int tail = to - (to - from) % 4;
            for (int i = from; i < tail; i++) y[i] = 2 * x[i];
            for (int i = tail; i < to; i++) y[i] = 2.000001f * x[i];
        }
    }
}
