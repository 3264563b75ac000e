package dev.nacre.tck.forgotten;

import dev.nacre.Activation;
import dev.nacre.plugin.Doc;
import java.util.List;

/** A sound activation without {@code @AutoService}. Nobody is asked to register what is inside it. */
@Doc("twice its input")
public record Overlooked() implements Activation {
    /** Nobody outside this package can use it. */
    @Doc("a helper")
    record Helper() implements Activation {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {}

        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {}
    }

    /** Public, but no plugin. */
    public record Figures(List<Float> numbers) {}

    static final class Inside {
        /** Public inside what is not. */
        @Doc("a helper")
        public record Hidden() implements Activation {
            @Override
            public void forward(float[] x, float[] y, int from, int to) {}

            @Override
            public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {}
        }
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = 2 * x[i];
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = 2 * dy[i];
    }
}
