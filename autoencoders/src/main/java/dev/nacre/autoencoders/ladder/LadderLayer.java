package dev.nacre.autoencoders.ladder;

import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.training.Objective;
import dev.nacre.training.ObjectiveLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** The built layer of {@link Ladder}. In {@link Mode#TRAIN} its forward pass is the encoder with noise. */
final class LadderLayer implements Pretrainable, ObjectiveLayer {
    /** After so many batches, each new one has the same weight in the running averages. */
    private static final float MOST_BATCHES = 100;

    private final Bottom bottom;
    private final List<Level> levels = new ArrayList<>();
    private final List<Rail> rails = new ArrayList<>();
    private final Optional<Decoder> decoder;
    private final Parameter batches = Parameter.statistic("batches", Weights.zeros(1, 1));
    private final List<Parameter> parameters;
    private final List<Parameter> all;
    private final Noise noise;
    private final Buffer outputGradients = new Buffer();
    private final int inputs;
    private final int outputs;
    private FloatMatrix y;

    LadderLayer(Ladder spec, int inputs, RandomGenerator random) {
        this.inputs = inputs;
        outputs = spec.outputs();
        int[] sizes = spec.sizes(inputs);
        for (int l = 1; l < sizes.length; l++) {
            boolean top = l == sizes.length - 1;
            levels.add(new Level(l + ".", sizes[l - 1], sizes[l], top, spec.noise(), random));
        }
        bottom = new Bottom(inputs, spec.inputNoise());
        rails.add(bottom);
        rails.addAll(levels);
        boolean restores = spec.costs().stream().anyMatch(cost -> cost > 0);
        decoder = restores
                ? Optional.of(new Decoder(sizes, spec.factors(), spec.combinator(), random))
                : Optional.empty();
        parameters = Stream.concat(levels.stream().flatMap(level -> level.parameters().stream()), Stream.of(batches))
                .toList();
        all = Stream.concat(parameters.stream(), decoder.stream().flatMap(d -> d.parameters().stream()))
                .toList();
        noise = new Noise(random);
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Without a decoder there is nothing to learn without labels. */
    @Override
    public List<Parameter> pretrainingParameters() {
        return decoder.isPresent() ? all : List.of();
    }

    @Override
    public List<Noise> noises() {
        return List.of(noise);
    }

    @Override
    public Objective objective(Network network, Loss loss, List<Metric> metrics) {
        return new LadderObjective(network, loss, metrics);
    }

    /** The costs of the levels in the last step, with their factors; empty without a decoder. */
    double[] costs() {
        return decoder.map(Decoder::costs).orElse(new double[0]);
    }

    /** Of the last training pass, of all columns. */
    FloatMatrix lastOutputs() {
        return y;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs(name(), inputs, x);
        if (mode == Mode.TRAIN) return encode(x, new Columns(x.columns, 0, 0));
        FloatMatrix h = x;
        for (Level level : levels) h = level.infer(h).outputs();
        return h;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return backward(dy, false, inputGradient);
    }

    private FloatMatrix encode(FloatMatrix x, Columns columns) {
        if (batches.value().data[0] < MOST_BATCHES) batches.value().data[0]++;
        FloatMatrix h = bottom.forward(x, columns, noise.next());
        for (Level level : levels) h = level.forward(h, columns, noise.next(), averaging());
        y = h;
        return h;
    }

    private float averaging() {
        return 1 / batches.value().data[0];
    }

    private FloatMatrix backward(FloatMatrix dy, boolean decoded, boolean inputGradient) {
        FloatMatrix d = dy;
        for (int l = levels.size(); l >= 1; l--) {
            Rung rung = decoded ? decoder.get().rung(l) : null;
            d = levels.get(l - 1).backward(d, rung, l > 1 || inputGradient);
        }
        return d;
    }

    /** The loss of the labelled samples, given outputs × samples; fills its gradient. */
    interface Supervised {
        double gradient(FloatMatrix y, FloatMatrix dy);
    }

    /**
     * Adds the gradients of the whole objective.
     *
     * @param x inputs × samples, labelled ones first
     * @param labelled number of labelled samples
     * @param weights of all samples; null if all are 1
     * @param supervised not called if there are no labelled samples
     * @return the loss
     */
    double learn(FloatMatrix x, int labelled, FloatMatrix weights, Supervised supervised) {
        Checks.requireInputs(name(), inputs, x);
        int others = x.columns - labelled;
        boolean decodes = decoder.isPresent() && others > 0;
        Columns columns = new Columns(labelled, decodes ? others : 0, others);
        encode(x, columns);
        FloatMatrix dy = outputGradients.of(y.rows, y.columns);
        Arrays.fill(dy.data, 0);
        double loss = labelled == 0 ? 0 : supervised.gradient(y, dy);
        if (decodes) {
            loss += decoder.get().forward(rails, y, columns, weights, averaging());
            decoder.get().backward(dy, columns);
        }
        backward(dy, decodes, false);
        return loss;
    }

    @Override
    public double pretrain(Batch batch) {
        return learn(batch.x(), 0, batch.weights(), null);
    }

    /** The decoder's costs without noise. */
    @Override
    public double[] reconstructionErrors(FloatMatrix x) {
        Checks.requireInputs(name(), inputs, x);
        if (decoder.isEmpty()) return new double[x.columns];
        List<Level.Inferred> inferred = new ArrayList<>(List.of(new Level.Inferred(x, bottom.moments(), x)));
        for (Level level : levels)
            inferred.add(level.infer(inferred.get(inferred.size() - 1).outputs()));
        return decoder.get().errors(inferred);
    }
}
