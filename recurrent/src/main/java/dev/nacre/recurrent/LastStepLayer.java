package dev.nacre.recurrent;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer of {@link LastStep}. All parameters are those of the layers inside. */
final class LastStepLayer implements Layer {
    private final Layer inner;
    private final List<Child> children;
    private final int outputs;
    /** How many of the outputs are those of the last step; the others, of the first. */
    private final int last;

    private final Buffer results = new Buffer();
    private final Buffer gradients = new Buffer();

    LastStepLayer(Layer inner) {
        this.inner = inner;
        this.children = List.of(new Child("", inner));
        this.outputs = inner.outputs() / inner.shape().height();
        this.last = inner instanceof BidirectionalLayer both ? both.units() : outputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix all = inner.forward(x, mode);
        FloatMatrix y = mode == Mode.TRAIN ? results.of(outputs, x.columns) : new FloatMatrix(outputs, x.columns);
        for (int s = 0; s < x.columns; s++) {
            System.arraycopy(all.data, lastStep(s), y.data, s * outputs, last);
            System.arraycopy(all.data, s * inner.outputs() + last, y.data, s * outputs + last, outputs - last);
        }
        return y;
    }

    private int lastStep(int sample) {
        return (sample + 1) * inner.outputs() - outputs;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix all = gradients.of(inner.outputs(), dy.columns);
        Arrays.fill(all.data, 0);
        for (int s = 0; s < dy.columns; s++) {
            System.arraycopy(dy.data, s * outputs, all.data, lastStep(s), last);
            System.arraycopy(dy.data, s * outputs + last, all.data, s * inner.outputs() + last, outputs - last);
        }
        return inner.backward(all, inputGradient);
    }
}
