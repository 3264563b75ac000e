package dev.nacre.convolution;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Repeat;
import org.jblas.FloatMatrix;

/** The built layer of {@link GlobalAverage}. */
final class GlobalAverageLayer implements Layer {
    private final Shape inputs;
    private final int channels;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();

    GlobalAverageLayer(Shape inputs) {
        this.inputs = inputs;
        channels = inputs.channels();
    }

    @Override
    public int outputs() {
        return channels;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("globalAverage", inputs.size(), x);
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(channels, x.columns) : new FloatMatrix(channels, x.columns);
        forImages(x.columns, (from, to) -> {
            double[] sums = new double[channels];
            for (int s = from; s < to; s++) {
                for (int i = s * inputs.size(); i < (s + 1) * inputs.size(); i += channels)
                    for (int c = 0; c < channels; c++) sums[c] += x.data[i + c];
                for (int c = 0; c < channels; c++) {
                    y.data[s * channels + c] = (float) (sums[c] / inputs.pixels());
                    sums[c] = 0;
                }
            }
        });
        return y;
    }

    private void forImages(int samples, Parallel.Body body) {
        Parallel.forRange(samples, Math.max(1, Parallel.PIECE / inputs.size()), body);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs.size(), dy.columns);
        forImages(dy.columns, (from, to) -> {
            for (int s = from; s < to; s++) {
                int start = s * inputs.size();
                for (int c = 0; c < channels; c++) dx.data[start + c] = dy.data[s * channels + c] / inputs.pixels();
                Repeat.over(dx.data, start, channels, start + inputs.size());
            }
        });
        return dx;
    }
}
