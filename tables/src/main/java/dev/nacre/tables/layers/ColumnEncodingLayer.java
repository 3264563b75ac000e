package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * The built layer. {@code center} and {@code scale} are those of the numbers; {@code place} has for each output the
 * value that stands for its category or gap. It computes in double, as an outlier's square need not be a float.
 */
public final class ColumnEncodingLayer implements Fittable {
    private final int inputs;
    private final float clip;
    /** For each column where its outputs begin; one more at the end. */
    private final int[] starts;
    /** For each column the number of its categories, 0 for numbers. */
    private final int[] sizes;

    private final Parameter center;
    private final Parameter scale;
    private final Parameter place;
    private final Parameter fitted;
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    ColumnEncodingLayer(ColumnEncoding spec, int inputs) {
        this.inputs = inputs;
        this.clip = spec.clip();
        this.center = Parameter.statistic("center", Weights.zeros(inputs, 1));
        this.scale = Parameter.statistic("scale", Weights.constant(inputs, 1, 1));
        this.sizes = new int[inputs];
        this.starts = new int[inputs + 1];
        for (int i = 0; i < spec.columns().size(); i++)
            sizes[spec.columns().get(i)] = spec.categories().get(i).size();
        for (int i = 0; i < inputs; i++) starts[i + 1] = Math.addExact(starts[i], spec.width(i));
        this.place = Parameter.statistic("place", Weights.constant(starts[inputs], 1, 1));
        this.fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
    }

    @Override
    public int outputs() {
        return starts[inputs];
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(center, scale, place, fitted);
    }

    @Override
    public boolean takesMissing() {
        return true;
    }

    @Override
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        ColumnFigures figures = ColumnFigures.of(inputs, batches);
        if (figures.rows() == 0) throw new IllegalArgumentException("columnEncoding: there is no sample to fit on");
        for (int i = 0; i < inputs; i++)
            if (sizes[i] == 0) {
                center.value().data[i] = (float) figures.median(i);
                scale.value().data[i] = figures.scale(i);
                if (hasGapPlace(i)) place.value().data[starts[i] + 1] = rarity(figures.gaps(i), figures.rows());
            }
        fitPlaces(batches, figures.rows());
        fitted.value().data[0] = 1;
    }

    private void fitPlaces(Iterable<FloatMatrix> batches, long rows) {
        long[] counts = new long[outputs()];
        for (FloatMatrix batch : batches)
            for (int s = 0; s < batch.columns; s++)
                for (int i = 0; i < inputs; i++)
                    if (sizes[i] > 0) counts[starts[i] + category(i, batch.data[s * inputs + i])]++;
        for (int i = 0; i < inputs; i++)
            for (int at = starts[i]; sizes[i] > 0 && at < starts[i + 1]; at++)
                place.value().data[at] = rarity(counts[at], rows);
    }

    /** The rarer, the larger. What never occurred counts as half an occurrence. */
    private float rarity(long count, long rows) {
        return (float) bent(0.5 / Math.sqrt(Math.max(0.5, count) / rows));
    }

    private double bent(double z) {
        return z / Math.sqrt(1 + z * z / ((double) clip * clip));
    }

    private boolean hasGapPlace(int column) {
        return sizes[column] == 0 && starts[column + 1] - starts[column] == 2;
    }

    /** The number of a category, or that of the place for none of them. */
    private int category(int column, float value) {
        boolean known = value >= 0 && value < sizes[column] && value == (int) value;
        return known ? (int) value : sizes[column];
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("columnEncoding", inputs, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? results.of(outputs(), input.columns) : new FloatMatrix(outputs(), input.columns);
        Arrays.fill(y.data, 0);
        for (int s = 0; s < input.columns; s++)
            for (int i = 0; i < inputs; i++) encode(i, input.data[s * inputs + i], y.data, s * outputs());
        if (train) x = input;
        return y;
    }

    private void encode(int column, float value, float[] y, int sample) {
        int at = starts[column];
        if (sizes[column] > 0) {
            int found = at + category(column, value);
            y[sample + found] = place.value().data[found];
        } else if (!Float.isNaN(value)) {
            y[sample + at] = (float) bent(scaled(column, value));
        } else if (hasGapPlace(column)) {
            y[sample + at + 1] = place.value().data[at + 1];
        } else {
            y[sample + at] = 2 * clip;
        }
    }

    private double scaled(int column, float value) {
        return ((double) value - center.value().data[column]) * scale.value().data[column];
    }

    /** A category's number is no quantity, and a gap none either, so their gradient is 0. */
    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        for (int s = 0; s < dy.columns; s++)
            for (int i = 0; i < inputs; i++) {
                float value = x.data[s * inputs + i];
                double z = scaled(i, value);
                double root = Math.sqrt(1 + z * z / ((double) clip * clip));
                boolean none = sizes[i] > 0 || Float.isNaN(value);
                float slope = (float) (scale.value().data[i] / (root * root * root));
                dx.data[s * inputs + i] = none ? 0 : dy.data[s * outputs() + starts[i]] * slope;
            }
        return dx;
    }

    /**
     * The values of a table that encoded ones stand for.
     *
     * @param encoded outputs × samples, exact or restored
     * @param sample which of them
     * @return one for each column: a number, NaN for a gap, the number of a category, or −1 for none
     */
    public float[] decode(FloatMatrix encoded, int sample) {
        float[] row = new float[inputs];
        for (int i = 0; i < inputs; i++) row[i] = decode(i, encoded.data, sample * outputs());
        return row;
    }

    private float decode(int column, float[] encoded, int sample) {
        int at = starts[column];
        if (sizes[column] > 0) {
            int found = IntStream.rangeClosed(0, sizes[column])
                    .reduce((a, b) -> share(encoded, sample, at + b) > share(encoded, sample, at + a) ? b : a)
                    .getAsInt();
            return found == sizes[column] ? -1 : found;
        }
        if (hasGapPlace(column) && share(encoded, sample, at + 1) > 0.5) return Float.NaN;
        if (encoded[sample + at] > 1.5 * clip) return Float.NaN;
        double share = Math.max(-0.999, Math.min(0.999, encoded[sample + at] / clip));
        double z = clip * share / Math.sqrt(1 - share * share);
        return (float) (center.value().data[column] + z / scale.value().data[column]);
    }

    private float share(float[] encoded, int sample, int output) {
        return encoded[sample + output] / place.value().data[output];
    }

    /**
     * The sum of values of outputs for each column.
     *
     * @param values outputs × samples
     * @param sample which of them
     * @return one for each column
     */
    public double[] sums(FloatMatrix values, int sample) {
        double[] sums = new double[inputs];
        for (int i = 0; i < inputs; i++)
            for (int at = starts[i]; at < starts[i + 1]; at++) sums[i] += values.data[sample * outputs() + at];
        return sums;
    }
}
