package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** y = Wᵀ·(x − mean), where W is made from the principal components of the training data. */
final class ProjectionLayer implements Fittable {
    /** Computes W. */
    @FunctionalInterface
    interface Filling {
        /** Sets W, inputs × outputs. It is all zeros before the call. */
        void fill(PrincipalComponents components, FloatMatrix weight);
    }

    private final String name;
    private final int inputs;
    private final int outputs;
    private final Shape shape;
    private final Filling filling;
    private final Parameter mean;
    private final Parameter weight;
    private final Parameter variance;
    private final Parameter share;
    private final Parameter fitted;
    private final Buffer centred = new Buffer();
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();

    ProjectionLayer(String name, int inputs, Shape shape, Filling filling) {
        int outputs = shape.size();
        if (outputs > inputs)
            throw new IllegalArgumentException(
                    name + ": " + inputs + " features can't have " + outputs + " components");
        this.name = name;
        this.inputs = inputs;
        this.outputs = outputs;
        this.shape = shape;
        this.filling = filling;
        this.weight =
                Parameter.statistic("weight", Weights.zeros(inputs, outputs)).asMatrix();
        this.mean = Parameter.statistic("mean", Weights.zeros(inputs, 1));
        this.variance = Parameter.statistic("variance", Weights.zeros(outputs, 1));
        this.share = Parameter.statistic("share", Weights.zeros(outputs, 1));
        this.fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(mean, weight, variance, share, fitted);
    }

    @Override
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        PrincipalComponents components = PrincipalComponents.of(name, inputs, batches);
        for (int i = 0; i < inputs; i++) mean.value().data[i] = (float) components.mean(i);
        for (int i = 0; i < outputs; i++) {
            variance.value().data[i] = (float) components.variance(i);
            share.value().data[i] = (float) components.share(i);
        }
        Arrays.fill(weight.value().data, 0);
        filling.fill(components, weight.value());
        fitted.value().data[0] = 1;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs(name, inputs, x);
        if (!fitted())
            throw new IllegalStateException(name + " is not fitted yet: its directions come from the training data;"
                    + " train the network first");
        boolean own = mode == Mode.TRAIN;
        FloatMatrix difference = own ? centred.of(inputs, x.columns) : new FloatMatrix(inputs, x.columns);
        float[] m = mean.value().data;
        Parallel.forRange(x.columns, Math.max(1, Parallel.PIECE / inputs), (from, to) -> {
            for (int c = from; c < to; c++) subtract(x.data, m, difference.data, c * inputs);
        });
        FloatMatrix y = own ? results.of(outputs, x.columns) : new FloatMatrix(outputs, x.columns);
        Products.multiply(weight.value(), true, difference, false, 0, y);
        return y;
    }

    private static void subtract(float[] x, float[] mean, float[] y, int start) {
        for (int i = 0; i < mean.length; i++) y[start + i] = x[start + i] - mean[i];
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        Products.multiply(weight.value(), false, dy, false, 0, dx);
        return dx;
    }
}
