package dev.nacre.tuning;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.tuning.Ensemble.Combination;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jblas.FloatMatrix;

/**
 * Built networks beside each other. Parameters get the member's number as a prefix, from 0: {@code 2.0.weight}. What only
 * pre-training of a member uses, such as a decoder, is saved and does not change.
 */
final class EnsembleLayer implements Layer {
    private final int inputs;
    private final List<Layer> members;
    private final Combination combine;
    private final List<Parameter> parameters;
    private final List<FloatMatrix> last = new ArrayList<>();
    private final Buffer outputs = new Buffer();
    private final Buffer memberGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix combined;

    EnsembleLayer(int inputs, List<Layer> members, Combination combine) {
        this.inputs = inputs;
        this.members = List.copyOf(members);
        this.combine = combine;
        Set<Parameter> all = new LinkedHashSet<>();
        for (int i = 0; i < members.size(); i++) {
            Layer member = members.get(i);
            if (member.outputs() != outputs())
                throw new IllegalArgumentException(
                        "ensemble: member " + i + " has " + member.outputs() + " outputs, member 0 has " + outputs());
            List<Parameter> forward = member.parameters();
            for (Parameter parameter : Layers.allParameters(member)) {
                parameter.qualify(i + ".");
                all.add(forward.contains(parameter) ? parameter : parameter.asStatistic());
            }
        }
        this.parameters = List.copyOf(all);
    }

    List<Layer> members() {
        return members;
    }

    @Override
    public int outputs() {
        return members.get(0).outputs();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<Noise> noises() {
        return members.stream()
                .flatMap(member -> Layers.allNoises(member).stream())
                .toList();
    }

    @Override
    public boolean takesMissing() {
        return members.stream().allMatch(Layer::takesMissing);
    }

    @Override
    public double ownLoss() {
        return members.stream().mapToDouble(Layer::ownLoss).sum();
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("ensemble", inputs, x);
        List<FloatMatrix> each = new ArrayList<>();
        for (Layer member : members) each.add(member.forward(x, mode));
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        for (int s = 0; s < y.columns; s++) Combining.combine(combine, each, y, s);
        if (mode == Mode.TRAIN) {
            last.clear();
            last.addAll(each);
            combined = y;
        }
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (combine == Combination.VOTE)
            throw new IllegalStateException(
                    "a vote can't be trained as a whole; train the members, or take probabilities");
        FloatMatrix sum = inputGradient ? inputGradients.of(inputs, dy.columns) : null;
        if (sum != null) java.util.Arrays.fill(sum.data, 0);
        for (int m = 0; m < members.size(); m++) {
            FloatMatrix own = memberGradients.of(dy.rows, dy.columns);
            for (int s = 0; s < dy.columns; s++)
                Combining.differentiate(combine, members.size(), last.get(m), combined, dy, own, s);
            FloatMatrix dx = members.get(m).backward(own, inputGradient);
            if (sum != null) for (int i = 0; i < sum.length; i++) sum.data[i] += dx.data[i];
        }
        return sum;
    }
}
