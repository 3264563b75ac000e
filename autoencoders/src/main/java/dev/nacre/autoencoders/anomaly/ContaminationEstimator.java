package dev.nacre.autoencoders.anomaly;

import java.util.Locale;

/** Estimates which of some scores are those of anomalies, when nobody knows how many there are. */
public enum ContaminationEstimator {
    /**
     * The upper fence of a boxplot, Q3 + 1.5·(Q3 − Q1) (Tukey, 1977), of cube roots, which makes skewed scores nearly
     * normal. Normal scores alone exceed it in 0.35 % of the cases.
     */
    BOXPLOT {
        @Override
        double threshold(Sorted scores) {
            Sorted roots = Sorted.of(scores.map(Math::cbrt));
            double upper = roots.quantile(0.75);
            return cube(upper + 1.5 * (upper - roots.quantile(0.25)));
        }
    },
    /** The median plus 3.5 times the normalised median absolute deviation; Iglewicz and Hoaglin, 1993. */
    MAD {
        @Override
        double threshold(Sorted scores) {
            return scores.median() + 3.5 * scores.deviation();
        }
    },
    /**
     * A gamma distribution, fitted robustly: the cube root of such a number is nearly normal (Wilson and Hilferty,
     * 1931), with the median and the normalised median absolute deviation of the cube roots. The threshold is the
     * quantile that one in a hundred sets of so many normal scores exceeds.
     */
    GAMMA {
        @Override
        double threshold(Sorted scores) {
            Sorted roots = Sorted.of(scores.map(Math::cbrt));
            return cube(roots.median() + normalQuantile(0.01 / scores.values().length) * roots.deviation());
        }
    },
    /** The middle of the widest gap between neighbouring scores among the upper fifth of them. */
    GAP {
        @Override
        double threshold(Sorted scores) {
            double[] values = scores.values();
            int best = values.length - 1;
            double widest = 0;
            for (int i = Math.max(1, (int) (0.8 * values.length)); i < values.length; i++)
                if (values[i] - values[i - 1] > widest) {
                    widest = values[i] - values[i - 1];
                    best = i;
                }
            return widest == 0 ? values[best] : (values[best] + values[best - 1]) / 2;
        }
    };

    abstract double threshold(Sorted scores);

    private static double cube(double root) {
        return root * root * root;
    }

    /** The number that a standard normal one exceeds with a small probability; Abramowitz and Stegun, 26.2.23. */
    private static double normalQuantile(double tail) {
        double t = Math.sqrt(-2 * Math.log(Math.min(tail, 0.5)));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }

    /** The name as text, such as {@code boxplot}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
