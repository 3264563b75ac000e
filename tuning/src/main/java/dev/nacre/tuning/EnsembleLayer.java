package dev.nacre.tuning;

import dev.nacre.Checks;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.tuning.Ensemble.Combination;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built ensemble. Members are named by their position, counted from 0: {@code 2.0.weight}. */
final class EnsembleLayer implements Layer {
    private final int inputs;
    private final List<Layer> members;
    private final List<Child> children;
    private final Combination combine;
    private final float[] weights;
    private final List<FloatMatrix> last = new ArrayList<>();
    private final Buffer outputs = new Buffer();
    private final Buffer memberGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix combined;

    EnsembleLayer(int inputs, List<Layer> members, Combination combine, List<Float> weights) {
        this.inputs = inputs;
        this.members = List.copyOf(members);
        this.children = Child.parallel(members);
        this.combine = combine;
        this.weights = new float[weights.size()];
        for (int m = 0; m < weights.size(); m++) this.weights[m] = weights.get(m);
        for (int i = 0; i < members.size(); i++)
            if (members.get(i).outputs() != outputs())
                throw new IllegalArgumentException("ensemble: member " + i + " has "
                        + members.get(i).outputs() + " outputs, member 0 has " + outputs());
    }

    @Override
    public int outputs() {
        return members.get(0).outputs();
    }

    @Override
    public Shape shape() {
        return members.get(0).shape();
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public boolean takesMissing() {
        return members.stream().allMatch(Layer::takesMissing);
    }

    @Override
    public boolean takesMissingSteps() {
        return members.stream().allMatch(Layer::takesMissingSteps);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("ensemble", inputs, x);
        List<FloatMatrix> each = new ArrayList<>();
        for (Layer member : members) each.add(member.forward(x, mode));
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        combine.combine(each, weights, y);
        if (mode == Mode.TRAIN) {
            last.clear();
            last.addAll(each);
            combined = y;
        }
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix sum = inputGradient ? inputGradients.of(inputs, dy.columns) : null;
        if (sum != null) java.util.Arrays.fill(sum.data, 0);
        for (int m = 0; m < members.size(); m++) {
            FloatMatrix own = memberGradients.of(dy.rows, dy.columns);
            combine.differentiate(last, weights, m, combined, dy, own);
            FloatMatrix dx = members.get(m).backward(own, inputGradient);
            if (sum != null) for (int i = 0; i < sum.length; i++) sum.data[i] += dx.data[i];
        }
        return sum;
    }
}
