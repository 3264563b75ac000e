package dev.nacre.recurrent;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Spares;
import java.util.List;
import java.util.function.Supplier;
import org.jblas.FloatMatrix;

/** A built recurrent layer of any kind: its weights, and the cell that each step computes. */
final class RecurrentLayer implements Layer {
    /** Samples in a piece are a multiple: columns that the kernels of products process at a time. */
    private static final int COLUMNS = 8;

    /** Pieces of a batch, at most: enough to keep the cores of a usual machine busy. */
    private static final int MOST = 32;

    private final String name;
    private final Sequence sequence;
    private final RecurrentWeights weights;
    private final StateDropout dropout;
    private final int slots;
    private final int states;
    private final boolean apart;
    private final Spares<Piece> pieces;
    private final BiasGradients biasGradients;
    private final Pass pass;
    private final Buffer transposed = new Buffer();
    private final Buffer sums = new Buffer();
    private final Buffer outputs = new Buffer();
    private final Buffer previous = new Buffer();
    private final Buffer tape = new Buffer();
    private final Buffer recurrentGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final View inputs = new View();
    // created once, because a step should not allocate
    private final Parallel.Body forward = this::forward;
    private final Parallel.Body backward = this::backward;
    private FloatMatrix x;
    private FloatMatrix z;
    private FloatMatrix before;
    private int piece;

    RecurrentLayer(
            String name, Sequence sequence, RecurrentWeights weights, StateDropout dropout, Supplier<Cell> cells) {
        this.name = name;
        this.sequence = sequence;
        this.weights = weights;
        this.dropout = dropout;
        this.pass = new Pass(sequence);
        Cell cell = cells.get();
        this.slots = cell.slots();
        this.states = cell.states();
        this.apart = cell.apart();
        this.pieces = new Spares<>(() -> new Piece(sequence, weights, cells.get()));
        this.biasGradients = new BiasGradients(weights, apart);
    }

    @Override
    public int outputs() {
        return sequence.steps() * weights.units();
    }

    @Override
    public Shape shape() {
        return new Shape(sequence.steps(), 1, weights.units());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return weights.all();
    }

    @Override
    public boolean takesMissingSteps() {
        return true;
    }

    /** Numbers that a sequence carries from step to step. */
    int stateSize() {
        return states * weights.units();
    }

    /** Refuses to carry the state from one window of so many steps to the next, if that makes no sense. */
    void requireForward(int steps) {
        if (sequence.reversed())
            throw new IllegalArgumentException(name + " inside bidirectional reads sequences from their end: a state"
                    + " can't be carried from one window to the next; leave bidirectional out");
        if (sequence.steps() != steps)
            throw new IllegalArgumentException(name + " reads " + sequence.steps() + " steps of a window of " + steps
                    + ": its state can't be carried to the next one");
    }

    @Override
    public List<Noise> noises() {
        return dropout.noises();
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs(name, sequence.size(), input);
        int places = input.columns * sequence.steps();
        Checks.requireFewer(name, slots * weights.units(), places, "take smaller batches");
        if (mode == Mode.INFER) return infer(input, places);
        x = pass.missing.fill(name, input);
        z = sums.of(weights.sums(), places);
        before = previous.of(weights.units(), places);
        FloatMatrix y = outputs.of(outputs(), x.columns);
        pass.recurrentWeights = weights.transposed(transposed);
        pass.masks = dropout.begin(weights.units(), x.columns);
        pass.sums = z.data;
        pass.previous = before.data;
        pass.tape = tape.of(slots * weights.units(), places).data;
        pass.outputs = y.data;
        pass.carried = CarriedState.of(this, x.columns);
        multiplyInputs(x, z);
        piece = pieceOf(x.columns);
        Parallel.forRange(x.columns, piece, forward);
        return y;
    }

    private FloatMatrix infer(FloatMatrix input, int places) {
        FloatMatrix y = new FloatMatrix(outputs(), input.columns);
        FloatMatrix inputSums = new FloatMatrix(weights.sums(), places);
        Pass own = new Pass(sequence);
        multiplyInputs(own.missing.fill(name, input), inputSums);
        own.recurrentWeights = sequence.steps() == 1 ? null : weights.transposed(new Buffer());
        own.sums = inputSums.data;
        own.outputs = y.data;
        own.carried = CarriedState.of(this, input.columns);
        Parallel.forRange(input.columns, pieceOf(input.columns), (from, to) -> forward(own, from, to));
        return y;
    }

    private static int pieceOf(int samples) {
        return (Math.max(1, samples) + MOST * COLUMNS - 1) / (MOST * COLUMNS) * COLUMNS;
    }

    private void multiplyInputs(FloatMatrix input, FloatMatrix result) {
        if (input.columns == 0) return;
        int n = weights.sums();
        int features = sequence.features();
        float[] w = weights.input().value().data;
        Products.multiply(
                true,
                false,
                n,
                result.columns,
                features,
                w,
                0,
                features,
                input.data,
                0,
                features,
                0,
                result.data,
                0,
                n);
    }

    private void forward(int from, int to) {
        dropout.fill(from, to);
        forward(pass, from, to);
    }

    private void forward(Pass pass, int from, int to) {
        Piece own = pieces.take();
        try {
            own.forward(pass, from, to);
        } finally {
            pieces.give(own);
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dr = apart ? recurrentGradients.of(z.rows, z.columns) : z;
        pass.outputGradients = dy.data;
        pass.recurrentGradients = dr.data;
        biasGradients.begin((x.columns + piece - 1) / piece);
        Parallel.forRange(x.columns, piece, backward);
        biasGradients.finish();
        if (weights.input().trainable()) weights.input().addProduct(inputs.of(x, sequence.features()), false, z, true);
        if (weights.recurrent().trainable()) weights.recurrent().addProduct(before, false, dr, true);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(x.rows, x.columns);
        Products.multiply(weights.input().value(), false, z, false, 0, inputs.of(dx, sequence.features()));
        return dx;
    }

    private void backward(int from, int to) {
        Piece own = pieces.take();
        try {
            own.backward(pass, from, to, biasGradients.of(from / piece));
        } finally {
            pieces.give(own);
        }
    }
}
