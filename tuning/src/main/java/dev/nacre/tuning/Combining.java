package dev.nacre.tuning;

import dev.nacre.compute.Argmax;
import dev.nacre.tuning.Ensemble.Combination;
import java.util.List;
import org.jblas.FloatMatrix;

/** Combines the outputs of several networks for one sample (a column) into one output. */
final class Combining {
    /** Probabilities of 0 have no logit. */
    private static final double LEAST = 1e-7;

    private Combining() {}

    /** The part of the whole that each member is. */
    static double[] shares(float[] weights, int members) {
        double[] shares = new double[members];
        double total = 0;
        for (int m = 0; m < members; m++) total += shares[m] = weights.length == 0 ? 1 : weights[m];
        for (int m = 0; m < members; m++) shares[m] /= total;
        return shares;
    }

    static void combine(Combination how, List<FloatMatrix> each, double[] shares, FloatMatrix y, int s) {
        int rows = y.rows;
        double[] sum = new double[rows];
        for (int m = 0; m < shares.length; m++) {
            FloatMatrix member = each.get(m);
            double[] own = switch (how) {
                case MEAN -> values(member, s);
                case PROBABILITIES -> probabilities(member, s);
                case VOTE -> vote(member, s);
            };
            for (int i = 0; i < rows; i++) sum[i] += own[i] * shares[m];
        }
        for (int i = 0; i < rows; i++)
            y.data[s * rows + i] = (float) (how == Combination.MEAN ? sum[i] : logit(sum[i], rows));
    }

    private static double[] values(FloatMatrix m, int s) {
        double[] values = new double[m.rows];
        for (int i = 0; i < m.rows; i++) values[i] = m.data[s * m.rows + i];
        return values;
    }

    private static double[] probabilities(FloatMatrix m, int s) {
        double[] p = values(m, s);
        if (p.length == 1) {
            p[0] = 1 / (1 + Math.exp(-p[0]));
            return p;
        }
        double max = Double.NEGATIVE_INFINITY;
        for (double v : p) max = Math.max(max, v);
        double sum = 0;
        for (int i = 0; i < p.length; i++) sum += p[i] = Math.exp(p[i] - max);
        for (int i = 0; i < p.length; i++) p[i] /= sum;
        return p;
    }

    private static double[] vote(FloatMatrix m, int s) {
        double[] vote = new double[m.rows];
        if (m.rows == 1) vote[0] = m.data[s] > 0 ? 1 : 0;
        else vote[Argmax.of(m.data, s * m.rows, (s + 1) * m.rows)] = 1;
        return vote;
    }

    private static double logit(double p, int rows) {
        return rows == 1 ? Math.log(Math.max(p, LEAST) / Math.max(1 - p, LEAST)) : Math.log(Math.max(p, LEAST));
    }

    /** One member's part of the gradient, by its share of the weights. */
    static void differentiate(
            Combination how,
            double share,
            FloatMatrix member,
            FloatMatrix combined,
            FloatMatrix dy,
            FloatMatrix own,
            int s) {
        int rows = dy.rows;
        int start = s * rows;
        if (how == Combination.MEAN) {
            for (int i = start; i < start + rows; i++) own.data[i] = (float) (dy.data[i] * share);
            return;
        }
        double[] p = probabilities(member, s);
        if (rows == 1) {
            double mean = 1 / (1 + Math.exp(-combined.data[s]));
            own.data[s] = (float) (dy.data[s] * p[0] * (1 - p[0]) * share / (mean * (1 - mean)));
            return;
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) sum += dy.data[start + i] * p[i] / Math.exp(combined.data[start + i]);
        for (int i = 0; i < rows; i++)
            own.data[start + i] =
                    (float) (p[i] * share * (dy.data[start + i] / Math.exp(combined.data[start + i]) - sum));
    }
}
