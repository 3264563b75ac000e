package dev.nacre.recurrent;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer of {@link Bidirectional}. All parameters are those of the layers inside. */
final class BidirectionalLayer implements Layer {
    private final Layer first;
    private final Layer second;
    private final List<Child> children;
    private final Buffer outputs = new Buffer();
    private final Buffer firstGradients = new Buffer();
    private final Buffer secondGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();

    BidirectionalLayer(Layer first, Layer second) {
        this.first = first;
        this.second = second;
        this.children = List.of(new Child("", first), new Child("", second));
    }

    /** Outputs of one direction in each step. */
    int units() {
        return first.shape().channels();
    }

    @Override
    public int outputs() {
        return 2 * first.outputs();
    }

    @Override
    public Shape shape() {
        return new Shape(first.shape().height(), 1, 2 * units());
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public boolean takesMissingSteps() {
        return first.takesMissingSteps();
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix a = first.forward(x, mode);
        FloatMatrix b = second.forward(x, mode);
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        int n = units();
        for (int i = 0; i < a.length; i += n) {
            System.arraycopy(a.data, i, y.data, 2 * i, n);
            System.arraycopy(b.data, i, y.data, 2 * i + n, n);
        }
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix da = firstGradients.of(first.outputs(), dy.columns);
        FloatMatrix db = secondGradients.of(first.outputs(), dy.columns);
        int n = units();
        for (int i = 0; i < da.length; i += n) {
            System.arraycopy(dy.data, 2 * i, da.data, i, n);
            System.arraycopy(dy.data, 2 * i + n, db.data, i, n);
        }
        FloatMatrix a = first.backward(da, inputGradient);
        FloatMatrix b = second.backward(db, inputGradient);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(a.rows, a.columns);
        for (int i = 0; i < dx.length; i++) dx.data[i] = a.data[i] + b.data[i];
        return dx;
    }
}
