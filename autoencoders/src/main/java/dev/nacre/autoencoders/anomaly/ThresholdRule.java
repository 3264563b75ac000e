package dev.nacre.autoencoders.anomaly;

import dev.nacre.Require;
import java.util.Arrays;
import java.util.Locale;

/** How the threshold of a detector follows from the scores of samples. */
public sealed interface ThresholdRule {
    /**
     * Applies the rule.
     *
     * @param scores in any order, at least one
     * @return the threshold, and how it was found
     */
    Threshold of(double... scores);

    /**
     * A quantile of the scores, interpolated linearly.
     *
     * @param share share of the samples with a score up to the threshold, &gt; 0, &lt;= 1
     */
    record Quantile(double share) implements ThresholdRule {
        /** Checks the share. */
        public Quantile {
            if (!(share > 0 && share <= 1))
                throw new IllegalArgumentException("quantile must be > 0 and <= 1, not " + share);
        }

        @Override
        public Threshold of(double... scores) {
            return new Threshold(Sorted.of(scores).quantile(share), "quantile " + (float) share);
        }
    }

    /**
     * A number that is known.
     *
     * @param value finite
     */
    record Value(double value) implements ThresholdRule {
        @Override
        public Threshold of(double... scores) {
            return new Threshold(value, "given");
        }
    }

    /**
     * An estimate of how many samples are anomalies.
     *
     * @param by how to estimate it
     */
    record Estimated(ContaminationEstimator by) implements ThresholdRule {
        @Override
        public Threshold of(double... scores) {
            double value = by.threshold(Sorted.of(scores));
            long above = Arrays.stream(scores).filter(score -> score > value).count();
            double percent = 100.0 * above / scores.length;
            return new Threshold(
                    value, String.format(Locale.ROOT, "auto: %s, %.2g %% of the scores are above", by, percent));
        }
    }

    /**
     * The largest scores.
     *
     * @param share share of the samples that are anomalies, &gt;= 0, &lt; 1
     * @return the rule
     */
    static ThresholdRule share(double share) {
        Require.belowOne("share", share);
        return new Quantile(1 - share);
    }

    /**
     * The estimate that does best by itself: {@link ContaminationEstimator#BOXPLOT}.
     *
     * @return the rule
     */
    static ThresholdRule auto() {
        return new Estimated(ContaminationEstimator.BOXPLOT);
    }

    /**
     * Reads a rule from text.
     *
     * @param text a share such as 0.02, {@code auto}, the name of an estimator: {@code boxplot}, {@code mad},
     *     {@code gamma}, {@code gap}; {@code quantile=0.98}, or a score itself: {@code score=3.5}
     * @return the rule
     */
    static ThresholdRule parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.equals("auto")) return auto();
        for (ContaminationEstimator each : ContaminationEstimator.values())
            if (each.toString().equals(name)) return new Estimated(each);
        try {
            if (name.startsWith("quantile=")) return new Quantile(Double.parseDouble(name.substring(9)));
            if (name.startsWith("score=")) return new Value(Double.parseDouble(name.substring(6)));
            return share(Double.parseDouble(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a threshold must be a share of anomalies such as 0.02, auto, one of "
                            + Arrays.toString(ContaminationEstimator.values())
                            + ", quantile=0.98 or score=3.5, not " + text,
                    e);
        }
    }
}
