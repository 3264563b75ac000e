package ${package};

import dev.nacre.compute.Buffer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Checks;
import java.util.List;
import org.jblas.FloatMatrix;

/** y = g · x, element by element; columns are samples. */
final class GainLayer implements Layer {
    private final Parameter gain;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    GainLayer(Parameter gain) {
        this.gain = gain;
    }

    @Override
    public int outputs() {
        return gain.value().rows;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gain);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("gain", outputs(), input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(input.rows, input.columns) : new FloatMatrix(input.rows, input.columns);
        multiply(input, y);
        if (train) x = input;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (gain.trainable()) {
            float[] sums = gain.gradient().data;
            for (int i = 0; i < dy.length; i++) sums[i % sums.length] += dy.data[i] * x.data[i];
        }
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        multiply(dy, dx);
        return dx;
    }

    private void multiply(FloatMatrix from, FloatMatrix to) {
        float[] g = gain.value().data;
        for (int i = 0; i < from.length; i++) to.data[i] = g[i % g.length] * from.data[i];
    }
}
