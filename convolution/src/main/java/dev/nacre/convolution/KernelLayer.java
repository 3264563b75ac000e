package dev.nacre.convolution;

import dev.nacre.Activation;
import dev.nacre.Checks;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Spares;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/** A built convolution of any kind: a {@link Kernel}, its weights and an activation. */
final class KernelLayer implements Layer {
    private final String name;
    private final Kernel kernel;
    private final Parameter weight;
    private final Parameter bias;
    private final Activation activation;
    private final boolean linear;
    private final Spares<Workspace> memory = new Spares<>(Workspace::new);
    private final Partials partials;
    private final Buffer preactivations = new Buffer();
    private final Buffer activations = new Buffer();
    private final Buffer preactivationGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final Buffer preparedWeights = new Buffer();
    private final Buffer turnedWeights = new Buffer();
    // created once, because a step should not allocate
    private final Workspace.Task compute =
            (from, to, workspace) -> compute(this.x, this.prepared, this.z, this.y, from, to, workspace);
    private final Parallel.Body forward = (from, to) -> run(from, to, this.compute);
    private final Workspace.Task differentiate = this::differentiate;
    private final Parallel.Body backward = (from, to) -> run(from, to, this.differentiate);
    private FloatMatrix x;
    private FloatMatrix z;
    private FloatMatrix y;
    private FloatMatrix dy;
    private FloatMatrix dz;
    private FloatMatrix dx;
    private FloatMatrix prepared;
    private FloatMatrix turned;

    KernelLayer(String name, Kernel kernel, Parameter weight, Parameter bias, Activation activation) {
        this.name = name;
        this.kernel = kernel;
        this.weight = weight;
        this.bias = bias;
        this.activation = activation;
        this.linear = activation instanceof Identity;
        this.partials = new Partials(weight, bias);
    }

    @Override
    public int outputs() {
        return kernel.outputs().size();
    }

    @Override
    public Shape shape() {
        return kernel.outputs();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public Optional<Activation> activation() {
        return linear ? Optional.empty() : Optional.of(activation);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs(name, kernel.inputs().size(), input);
        if (mode == Mode.INFER) return infer(input, true);
        x = input;
        prepared = kernel.prepared(weight.value(), preparedWeights);
        z = preactivations.of(outputs(), x.columns);
        y = linear || !activation.backwardReadsInput() ? z : activations.of(outputs(), x.columns);
        Parallel.forRange(x.columns * kernel.parts(), kernel.partsAtOnce(), forward);
        return y;
    }

    @Override
    public FloatMatrix preactivations(FloatMatrix input) {
        Checks.requireInputs(name, kernel.inputs().size(), input);
        return infer(input, false);
    }

    private FloatMatrix infer(FloatMatrix input, boolean activate) {
        FloatMatrix output = new FloatMatrix(outputs(), input.columns);
        FloatMatrix activated = activate ? output : null;
        FloatMatrix weights = kernel.prepared(weight.value(), new Buffer());
        Workspace.Task task = (from, to, workspace) -> compute(input, weights, output, activated, from, to, workspace);
        Parallel.forRange(input.columns * kernel.parts(), kernel.partsAtOnce(), (from, to) -> run(from, to, task));
        return output;
    }

    /** Runs a task with memory that nobody else uses meanwhile. */
    private void run(int from, int to, Workspace.Task task) {
        Workspace workspace = memory.take();
        try {
            workspace.run(from, to, task);
        } finally {
            memory.give(workspace);
        }
    }

    private void compute(
            FloatMatrix x, FloatMatrix weights, FloatMatrix z, FloatMatrix y, int from, int to, Workspace workspace) {
        kernel.forward(x.data, weights, bias.value().data, z.data, from, to, workspace);
        if (y != null && !linear) activation.forward(z.data, y.data, kernel.offset(from), kernel.offset(to));
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        dy = gradient;
        dz = linear ? dy : preactivationGradients.of(dy.rows, dy.columns);
        dx = inputGradient ? inputGradients.of(kernel.inputs().size(), dy.columns) : null;
        turned = inputGradient ? kernel.turned(weight.value(), turnedWeights) : null;
        Parallel.forRange(dy.columns, partials.begin(dy.columns), backward);
        partials.finish();
        return dx;
    }

    private void differentiate(int from, int to, Workspace workspace) {
        int size = outputs();
        if (!linear) activation.backward(z.data, y.data, dy.data, dz.data, from * size, to * size);
        FloatMatrix dw = partials.weight(from);
        kernel.backward(x.data, turned, dz.data, dx == null ? null : dx.data, dw, from, to, workspace);
        partials.addBias(dz.data, from, to, size);
    }
}
