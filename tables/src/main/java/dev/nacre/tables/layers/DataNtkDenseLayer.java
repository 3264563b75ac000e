package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** With initial values that are fitted to the training data, once. Two passes over the data, in bounded memory. */
final class DataNtkDenseLayer extends NtkDenseLayer implements Fittable {
    /** Samples whose random mean gives a bias. */
    private static final int SUPPORT = 5;

    private final Parameter fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
    private final long seed;

    DataNtkDenseLayer(Parameter weight, Parameter bias, long seed) {
        super(weight, bias);
        this.seed = seed;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias, fitted);
    }

    @Override
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        Arrays.fill(bias.value().data, 0);
        long samples = scaleWeights(batches);
        setBiases(batches, samples, new SplittableRandom(seed));
        fitted.value().data[0] = 1;
    }

    /** Divides each unit's weights by the standard deviation of its sums, unless that is 0; returns the samples. */
    private long scaleWeights(Iterable<FloatMatrix> batches) {
        int units = outputs();
        double[] mean = new double[units];
        double[] squares = new double[units];
        long samples = 0;
        for (FloatMatrix x : batches) {
            Checks.requireFinite("ntkDense", x);
            FloatMatrix z = forward(x, Mode.INFER);
            for (int s = 0; s < z.columns; s++) {
                samples++;
                for (int j = 0; j < units; j++) {
                    double difference = z.data[s * units + j] - mean[j];
                    mean[j] += difference / samples;
                    squares[j] += difference * (z.data[s * units + j] - mean[j]);
                }
            }
        }
        if (samples == 0) throw new IllegalArgumentException("ntkDense: there is no sample to fit on");
        FloatMatrix w = weight.value();
        for (int j = 0; j < units; j++) {
            double deviation = Math.sqrt(squares[j] / samples);
            if (deviation < 1e-6) continue; // rounding alone
            for (int i = j * w.rows; i < (j + 1) * w.rows; i++) w.data[i] = (float) (w.data[i] / deviation);
        }
        return samples;
    }

    /** Each unit draws samples of its own, and shares that are evenly distributed over a simplex. */
    private void setBiases(Iterable<FloatMatrix> batches, long samples, RandomGenerator random) {
        int units = outputs();
        long[] chosen = new long[units * SUPPORT];
        double[] shares = new double[units * SUPPORT];
        for (int j = 0; j < units; j++) {
            double sum = 0;
            for (int k = j * SUPPORT; k < (j + 1) * SUPPORT; k++) {
                chosen[k] = random.nextLong(samples);
                shares[k] = -Math.log(1 - random.nextDouble());
                sum += shares[k];
            }
            for (int k = j * SUPPORT; k < (j + 1) * SUPPORT; k++) shares[k] /= sum;
        }
        double[] means = new double[units];
        long from = 0;
        for (FloatMatrix x : batches) {
            FloatMatrix z = forward(x, Mode.INFER);
            for (int k = 0; k < chosen.length; k++) {
                long s = chosen[k] - from;
                if (s >= 0 && s < z.columns) means[k / SUPPORT] += shares[k] * z.get(k / SUPPORT, (int) s);
            }
            from += z.columns;
        }
        for (int j = 0; j < units; j++) bias.value().data[j] = (float) -means[j];
    }
}
