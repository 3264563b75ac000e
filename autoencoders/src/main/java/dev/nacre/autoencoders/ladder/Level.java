package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** One level of the encoder: product, batch normalisation by groups of columns, noise, then {@link Output}. */
final class Level implements Rail {
    private final int units;
    private final float noise;
    private final Parameter weight;
    private final RunningMoments running;
    private final Output output;
    private final Moments[] moments = new Moments[Columns.GROUPS];
    private final ThreadLocal<float[][]> scratch;
    private final Buffer sums = new Buffer();
    private final Buffer values = new Buffer();
    private final Buffer outputs = new Buffer();
    private final Buffer gradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    // created once, because a step should not allocate
    private final Parallel.Body normalise = this::normalise;
    private final Parallel.Body differentiate = this::differentiate;
    private Columns columns;
    private long pass;
    private float averaging;
    private FloatMatrix x;
    private FloatMatrix a;
    private FloatMatrix z;
    private FloatMatrix h;
    private FloatMatrix dh;
    private FloatMatrix da;
    private Rung rung;

    Level(String prefix, int inputs, int units, boolean top, float noise, RandomGenerator random) {
        this.units = units;
        this.noise = noise;
        weight = new Parameter(prefix + "weight", Ladder.weights(inputs, units, random)).asMatrix();
        output = new Output(prefix, units, top);
        running = new RunningMoments(prefix, units);
        for (int g = 0; g < moments.length; g++) moments[g] = new Moments(units);
        scratch = Pieces.scratch(3, units);
    }

    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(List.of(weight));
        all.addAll(output.parameters());
        all.addAll(running.parameters());
        return all;
    }

    /** Values with noise, before bias and activation: what the decoder gets from the side. */
    @Override
    public float[] noisy() {
        return z.data;
    }

    /** What batch normalisation makes the clean values of. */
    @Override
    public float[] clean() {
        return a.data;
    }

    @Override
    public Moments moments() {
        return moments[Columns.CLEAN];
    }

    /**
     * A training pass.
     *
     * @param pass seeds the noise
     * @param averaging the weight of this batch in the running averages
     */
    FloatMatrix forward(FloatMatrix below, Columns groups, long pass, float averaging) {
        x = below;
        columns = groups;
        this.pass = pass;
        this.averaging = averaging;
        a = sums.of(units, x.columns);
        z = values.of(units, x.columns);
        h = outputs.of(units, x.columns);
        Products.multiply(weight.value(), true, x, false, 0, a);
        Pieces.forUnits(units, normalise);
        return h;
    }

    private void normalise(int from, int to) {
        float[] piece = scratch.get()[0];
        for (int g = 0; g < Columns.GROUPS; g++) {
            int end = columns.first(g + 1);
            if (end == columns.first(g)) continue;
            moments[g].measure(a.data, columns.first(g), end, piece, from, to);
            for (int c = columns.first(g); c < end; c++) {
                Pieces.load(a.data, c, piece, from, to);
                moments[g].normalise(piece, from, to);
                if (g != Columns.CLEAN) Noise.addGaussians(pass, c * units + from, noise, piece, from, to);
                Pieces.store(piece, z.data, c, from, to);
                output.apply(piece, from, to);
                Pieces.store(piece, h.data, c, from, to);
            }
        }
        int last = columns.lastGroup();
        int count = columns.first(last + 1) - columns.first(last);
        running.add(moments[last], averaging, count, from, to);
    }

    /**
     * The gradients of the last training pass.
     *
     * @param above with respect to the outputs
     * @param decoder this level's in the decoder; null if there is none
     * @return with respect to the inputs; null if they are not wanted
     */
    FloatMatrix backward(FloatMatrix above, Rung decoder, boolean inputGradient) {
        dh = above;
        rung = decoder;
        da = gradients.of(units, dh.columns);
        Pieces.forUnits(units, differentiate);
        output.addGradients();
        if (weight.trainable()) weight.addProduct(x, false, da, true);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(x.rows, x.columns);
        Products.multiply(weight.value(), false, da, false, 0, dx);
        return dx;
    }

    private void differentiate(int from, int to) {
        output.clearGradients(from, to);
        for (int g = 0; g < Columns.GROUPS; g++)
            if (columns.first(g + 1) > columns.first(g)) differentiate(g, from, to);
    }

    private void differentiate(int group, int from, int to) {
        Moments of = moments[group];
        int first = columns.first(group);
        int end = columns.first(group + 1);
        float[] d = scratch.get()[0];
        float[] other = scratch.get()[1];
        float[] value = scratch.get()[2];
        of.clearGradients(from, to);
        for (int c = first; c < end; c++) {
            Pieces.load(dh.data, c, d, from, to);
            Pieces.load(h.data, c, other, from, to);
            Pieces.load(z.data, c, value, from, to);
            output.differentiate(d, other, value, from, to);
            if (group == Columns.NOISY && rung != null) rung.addLateralGradient(c - first, d, other, from, to);
            Pieces.store(d, da.data, c, from, to);
            normal(of, c, value, from, to);
            of.addGradient(d, value, from, to);
        }
        if (group == Columns.CLEAN && rung != null) rung.addFactorGradient(of, from, to);
        of.endGradients(end - first, from, to);
        for (int c = first; c < end; c++) {
            Pieces.load(da.data, c, d, from, to);
            normal(of, c, value, from, to);
            of.differentiate(d, value, from, to);
            if (group == Columns.CLEAN && rung != null) rung.subtractTargetGradient(c - first, d, other, from, to);
            Pieces.store(d, da.data, c, from, to);
        }
    }

    private void normal(Moments of, int column, float[] value, int from, int to) {
        Pieces.load(a.data, column, value, from, to);
        of.normalise(value, from, to);
    }

    /** The sums and the outputs of samples without noise, by the running averages. */
    Inferred infer(FloatMatrix below) {
        FloatMatrix sum = new FloatMatrix(units, below.columns);
        Products.multiply(weight.value(), true, below, false, 0, sum);
        FloatMatrix out = new FloatMatrix(units, below.columns);
        Moments now = running.now();
        Pieces.forUnits(units, (from, to) -> {
            float[] piece = scratch.get()[0];
            for (int c = 0; c < sum.columns; c++) {
                Pieces.load(sum.data, c, piece, from, to);
                now.normalise(piece, from, to);
                output.apply(piece, from, to);
                Pieces.store(piece, out.data, c, from, to);
            }
        });
        return new Inferred(sum, now, out);
    }

    /**
     * What inference computes.
     *
     * @param sums before batch normalisation
     * @param moments their normalisation
     * @param outputs of the level
     */
    record Inferred(FloatMatrix sums, Moments moments, FloatMatrix outputs) {}
}
