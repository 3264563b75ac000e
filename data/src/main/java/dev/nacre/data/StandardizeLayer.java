package dev.nacre.data;

import dev.nacre.Buffer;
import dev.nacre.Fitted;
import dev.nacre.Mode;
import dev.nacre.Parallel;
import dev.nacre.Parameter;
import dev.nacre.Shapes;
import dev.nacre.Weights;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** y = (x − mean) / scale. A scale of 0 says that the layer is not fitted: it changes nothing then. */
final class StandardizeLayer implements Fitted {
    private final Parameter mean;
    private final Parameter scale;
    private final int inputs;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();

    StandardizeLayer(int inputs, RandomGenerator random) {
        this.inputs = inputs;
        this.mean = Parameter.statistic("mean", Weights.zeros(inputs, 1, random));
        this.scale = Parameter.statistic("scale", Weights.zeros(inputs, 1, random));
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(mean, scale);
    }

    @Override
    public boolean fitted() {
        return scale.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        Moments moments = new Moments(inputs);
        for (FloatMatrix x : batches) {
            Shapes.requireInputs("standardize", inputs, x);
            Shapes.requireFinite("standardize", x);
            moments.add(x);
        }
        if (moments.count() == 0) throw new IllegalArgumentException("standardize: there is no sample to fit on");
        for (int i = 0; i < inputs; i++) {
            mean.value().data[i] = (float) moments.mean(i);
            float deviation = (float) Math.sqrt(moments.variance(i));
            scale.value().data[i] = deviation > 0 ? deviation : 1;
        }
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Shapes.requireInputs("standardize", inputs, x);
        if (!fitted()) return x;
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(inputs, x.columns) : new FloatMatrix(inputs, x.columns);
        float[] m = mean.value().data;
        float[] s = scale.value().data;
        Parallel.forRange(x.columns, columnsPerPiece(), (from, to) -> {
            for (int c = from; c < to; c++) map(x.data, m, s, y.data, c * inputs);
        });
        return y;
    }

    private int columnsPerPiece() {
        return Math.max(1, Parallel.PIECE / inputs);
    }

    private static void map(float[] x, float[] mean, float[] scale, float[] y, int start) {
        for (int i = 0; i < mean.length; i++) y[start + i] = (x[start + i] - mean[i]) / scale[i];
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        if (!fitted()) return dy;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        float[] s = scale.value().data;
        for (int c = 0; c < dy.columns; c++)
            for (int i = 0; i < inputs; i++) dx.data[c * inputs + i] = dy.data[c * inputs + i] / s[i];
        return dx;
    }
}
