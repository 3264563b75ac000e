package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.tuning.Ensemble.Combination;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer. */
final class CombineMembersLayer implements Layer {
    private static final float[] ALIKE = {};

    private final Shape inputs;
    private final Combination combine;
    private final Buffer outputs = new Buffer();
    private final Buffer memberGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private List<FloatMatrix> last = List.of();
    private FloatMatrix combined;

    CombineMembersLayer(Shape inputs, Combination combine) {
        this.inputs = inputs;
        this.combine = combine;
    }

    int members() {
        return inputs.pixels();
    }

    @Override
    public int outputs() {
        return inputs.channels();
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("combineMembers", inputs.size(), x);
        List<FloatMatrix> each = new ArrayList<>();
        for (int m = 0; m < members(); m++) {
            each.add(new FloatMatrix(outputs(), x.columns));
            Members.take(x, m, each.get(m));
        }
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        combine.combine(each, ALIKE, y);
        if (train) {
            last = each;
            combined = y;
        }
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs.size(), dy.columns);
        for (int m = 0; m < members(); m++) {
            FloatMatrix own = memberGradients.of(dy.rows, dy.columns);
            combine.differentiate(last, ALIKE, m, combined, dy, own);
            Members.put(own, m, dx);
        }
        return dx;
    }
}
