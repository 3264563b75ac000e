package dev.nacre.convolution;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer of {@link Residual}. All parameters are those of the layers inside. */
final class ResidualLayer implements Layer {
    private final Layer inner;
    private final Layer shortcut;
    private final List<Child> children;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    // created once, because a step should not allocate
    private final Parallel.Body add = (from, to) -> add(this.left.data, this.right.data, this.sum.data, from, to);
    private FloatMatrix left;
    private FloatMatrix right;
    private FloatMatrix sum;

    ResidualLayer(Layer inner, Layer shortcut) {
        this.inner = inner;
        this.shortcut = shortcut;
        children = List.of(new Child("inner", inner), new Child("shortcut", shortcut));
    }

    @Override
    public int outputs() {
        return inner.outputs();
    }

    @Override
    public Shape shape() {
        return inner.shape();
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix a = inner.forward(x, mode);
        FloatMatrix b = shortcut.forward(x, mode);
        if (mode == Mode.TRAIN) return added(a, b, outputs);
        FloatMatrix y = new FloatMatrix(a.rows, a.columns);
        Parallel.forRange(y.length, (from, to) -> add(a.data, b.data, y.data, from, to));
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix a = inner.backward(dy, inputGradient);
        FloatMatrix b = shortcut.backward(dy, inputGradient);
        return inputGradient ? added(a, b, inputGradients) : null;
    }

    private FloatMatrix added(FloatMatrix a, FloatMatrix b, Buffer to) {
        left = a;
        right = b;
        sum = to.of(a.rows, a.columns);
        Parallel.forRange(sum.length, add);
        return sum;
    }

    private static void add(float[] a, float[] b, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) sum[i] = a[i] + b[i];
    }
}
