package dev.nacre.autoencoders.ladder;

import org.jblas.FloatMatrix;

/**
 * A level of the decoder without noise, by running averages.
 *
 * @param cost factor of its mean squared error
 * @param lateral its combinator, for inference
 * @param normal normalises the signal
 */
record RungInference(double cost, Lateral lateral, Moments normal) {
    /**
     * Estimates clean values, and adds each sample's cost.
     *
     * @param signal from above, units × samples
     * @param sums of the encoder, before normalisation
     * @param clean their normalisation
     * @param costs one for each sample
     */
    FloatMatrix estimate(FloatMatrix signal, FloatMatrix sums, Moments clean, double[] costs) {
        int units = signal.rows;
        FloatMatrix estimated = new FloatMatrix(units, signal.columns);
        float[][] scratch = new float[2][units];
        float[] u = new float[units];
        float[] z = new float[units];
        float[] result = new float[units];
        for (int c = 0; c < signal.columns; c++) {
            Pieces.load(signal.data, c, u, 0, units);
            normal.normalise(u, 0, units);
            Pieces.load(sums.data, c, z, 0, units);
            clean.normalise(z, 0, units);
            lateral.forward(z, u, result, scratch, 0, units);
            Pieces.store(result, estimated.data, c, 0, units);
            double sum = 0;
            for (int i = 0; i < units; i++) {
                double difference = (result[i] - sums.data[c * units + i]) * clean.factor[i];
                sum += difference * difference;
            }
            costs[c] += cost * sum / units;
        }
        return estimated;
    }
}
