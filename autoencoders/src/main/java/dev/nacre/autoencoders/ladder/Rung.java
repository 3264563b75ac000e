package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * One level of the decoder: it normalises the signal from above, estimates the clean values of its units, and compares
 * them. Normalised by the clean path's mean m and deviation s, the estimate is (ẑ − m)/s and its target (a − m)/s,
 * where a are the sums before normalisation, so the difference is (ẑ − a)/s.
 */
final class Rung {
    private final int units;
    private final double cost;
    /** From the level above; null at the top, whose signal are the outputs. */
    private final Parameter weight;

    private final RunningMoments running;
    private final Lateral lateral;
    private final Moments moments;
    private final float[] squares;
    private final ThreadLocal<float[][]> scratch;
    private final Buffer normals = new Buffer();
    private final Buffer estimates = new Buffer();
    private final Buffer targetGradients = new Buffer();
    private final Buffer lateralGradients = new Buffer();
    private final Buffer signalGradients = new Buffer();
    // created once, because a step should not allocate
    private final Parallel.Body estimate = this::estimate;
    private final Parallel.Body differentiate = this::differentiate;
    private Rail rail;
    private Columns columns;
    private FloatMatrix sampleWeights;
    private float averaging;
    private FloatMatrix signal;
    private FloatMatrix u;
    private FloatMatrix estimated;
    private FloatMatrix ofTarget;
    private FloatMatrix ofLateral;
    private FloatMatrix ofSignal;
    private FloatMatrix below;

    /**
     * @param cost factor of its mean squared error
     * @param above number of units above; 0 at the top
     */
    Rung(String prefix, int units, double cost, int above, Combinator combinator, RandomGenerator random) {
        this.units = units;
        this.cost = cost;
        weight = above == 0 ? null : new Parameter(prefix + "weight", Ladder.weights(above, units, random)).asMatrix();
        running = new RunningMoments(prefix, units);
        lateral = combinator.build(prefix, units, random);
        moments = new Moments(units);
        squares = new float[units];
        scratch = Pieces.scratch(7, units);
    }

    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        if (weight != null) all.add(weight);
        all.add(lateral.parameter());
        all.addAll(running.parameters());
        return all;
    }

    Parameter weight() {
        return weight;
    }

    int units() {
        return units;
    }

    double cost() {
        return cost;
    }

    /** The estimates of the last training pass, units × unlabelled samples. */
    FloatMatrix estimated() {
        return estimated;
    }

    /**
     * A training pass.
     *
     * @param from the signal from above, units × unlabelled samples
     * @param weights of all samples, labelled ones first; null if all are 1
     * @param averaging the weight of this batch in the running averages
     * @return the cost
     */
    double forward(FloatMatrix from, Rail beside, Columns groups, FloatMatrix weights, float averaging) {
        signal = from;
        rail = beside;
        columns = groups;
        sampleWeights = weights;
        this.averaging = averaging;
        u = normals.of(units, signal.columns);
        estimated = estimates.of(units, signal.columns);
        ofTarget = targetGradients.of(units, signal.columns);
        lateral.begin();
        Pieces.forUnits(units, estimate);
        double sum = 0;
        for (float square : squares) sum += square;
        return cost * sum / signal.length;
    }

    private void estimate(int from, int to) {
        float[][] pieces = scratch.get();
        float[] ofU = pieces[4];
        float[] z = pieces[5];
        float[] result = pieces[6];
        float gradient = (float) (2 * cost / signal.length);
        moments.measure(signal.data, 0, signal.columns, z, from, to);
        running.add(moments, averaging, signal.columns, from, to);
        Pieces.clear(squares, from, to);
        for (int c = 0; c < signal.columns; c++) {
            Pieces.load(signal.data, c, ofU, from, to);
            moments.normalise(ofU, from, to);
            Pieces.store(ofU, u.data, c, from, to);
            Pieces.load(rail.noisy(), columns.first(Columns.NOISY) + c, z, from, to);
            lateral.forward(z, ofU, result, pieces, from, to);
            Pieces.store(result, estimated.data, c, from, to);
            Pieces.load(rail.clean(), columns.first(Columns.CLEAN) + c, z, from, to);
            compare(result, z, rail.moments().factor, weight(c), from, to);
            Pieces.scale(result, gradient, from, to);
            Pieces.store(result, ofTarget.data, c, from, to);
        }
    }

    private float weight(int column) {
        return sampleWeights == null ? 1 : sampleWeights.data[columns.labelled() + column];
    }

    /** The estimate becomes weight · difference · factor. */
    private void compare(float[] result, float[] clean, float[] factor, float sampleWeight, int from, int to) {
        for (int i = from; i < to; i++) {
            float difference = (result[i] - clean[i]) * factor[i];
            squares[i] += sampleWeight * difference * difference;
            result[i] = sampleWeight * difference * factor[i];
        }
    }

    /**
     * The gradients of the last training pass.
     *
     * @param fromBelow of the estimates, by what the level below makes of them; null at the lowest level
     * @return with respect to the signal
     */
    FloatMatrix backward(FloatMatrix fromBelow) {
        below = fromBelow;
        ofLateral = lateralGradients.of(units, signal.columns);
        ofSignal = signalGradients.of(units, signal.columns);
        Pieces.forUnits(units, differentiate);
        lateral.addGradient();
        return ofSignal;
    }

    private void differentiate(int from, int to) {
        float[][] pieces = scratch.get();
        float[] d = pieces[4];
        float[] z = pieces[5];
        float[] ofU = pieces[6];
        moments.clearGradients(from, to);
        for (int c = 0; c < signal.columns; c++) {
            Pieces.load(ofTarget.data, c, d, from, to);
            if (below != null) {
                Pieces.load(below.data, c, z, from, to);
                Pieces.add(z, d, from, to);
            }
            Pieces.load(rail.noisy(), columns.first(Columns.NOISY) + c, z, from, to);
            Pieces.load(u.data, c, ofU, from, to);
            lateral.backward(z, ofU, d, pieces, from, to);
            Pieces.store(z, ofLateral.data, c, from, to);
            Pieces.store(ofU, ofSignal.data, c, from, to);
            Pieces.load(u.data, c, z, from, to);
            moments.addGradient(ofU, z, from, to);
        }
        moments.endGradients(signal.columns, from, to);
        for (int c = 0; c < signal.columns; c++) {
            Pieces.load(ofSignal.data, c, d, from, to);
            Pieces.load(u.data, c, z, from, to);
            moments.differentiate(d, z, from, to);
            Pieces.store(d, ofSignal.data, c, from, to);
        }
    }

    /** Adds the gradient with respect to a column of the noisy values. */
    void addLateralGradient(int column, float[] d, float[] piece, int from, int to) {
        Pieces.load(ofLateral.data, column, piece, from, to);
        Pieces.add(piece, d, from, to);
    }

    /** Adds the gradient with respect to the deviation s of the clean path, by which the difference is divided. */
    void addFactorGradient(Moments clean, int from, int to) {
        clean.addToProduct(squares, (float) (2 * cost / signal.length), from, to);
    }

    /** Adds the gradient with respect to a column of the clean sums. */
    void subtractTargetGradient(int column, float[] d, float[] piece, int from, int to) {
        Pieces.load(ofTarget.data, column, piece, from, to);
        for (int i = from; i < to; i++) d[i] -= piece[i];
    }

    /** Without noise, with the present weights. */
    RungInference inference() {
        return new RungInference(cost, lateral.copy(), running.now());
    }
}
