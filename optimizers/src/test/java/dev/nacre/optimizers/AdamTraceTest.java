package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.ElementwiseOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Adam's golden trace can fail: no well-known slip in the rule follows it. */
class AdamTraceTest {
    private final GoldenTrace trace = GoldenTrace.of("adam");

    /** Adam, written anew, with a slip. */
    private record Slipped(Slip slip) implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 2;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            double beta1 = slip == Slip.BETAS_EXCHANGED ? 0.95 : 0.8;
            double beta2 = slip == Slip.BETAS_EXCHANGED ? 0.8 : slip == Slip.ONE_BETA_FOR_BOTH ? 0.8 : 0.95;
            int steps = slip == Slip.STEPS_COUNTED_FROM_TWO ? t + 1 : t;
            double correction1 = slip == Slip.MEAN_NOT_CORRECTED ? 1 : 1 - Math.pow(beta1, steps);
            double correction2 = slip == Slip.SQUARE_NOT_CORRECTED ? 1 : 1 - Math.pow(beta2, steps);
            double epsilon = 0.05;
            for (int i = from; i < to; i++) {
                double g = gradient[i];
                double m = beta1 * slots[0][i] + (slip == Slip.GRADIENT_NOT_WEIGHTED ? 1 : 1 - beta1) * g;
                double v = beta2 * slots[1][i] + (1 - beta2) * g * g;
                slots[0][i] = (float) m;
                slots[1][i] = (float) v;
                double mean = (slip == Slip.NO_MEAN ? g : m) / correction1;
                double square = v / correction2;
                double step = switch (slip) {
                    case EPSILON_UNDER_THE_ROOT -> mean / Math.sqrt(square + epsilon);
                    case EPSILON_BEFORE_CORRECTION -> mean / (Math.sqrt(v) + epsilon) * Math.sqrt(correction2);
                    case NO_EPSILON -> v == 0 ? 0 : mean / Math.sqrt(square);
                    case NO_ROOT -> mean / (square + epsilon);
                    case SIGN_DESCENT -> Math.signum(mean);
                    case DECAY_OF_WEIGHTS -> mean / (Math.sqrt(square) + epsilon) + 0.01 * value[i];
                    default -> mean / (Math.sqrt(square) + epsilon);
                };
                gradient[i] = (float) (0.1 * step);
            }
        }
    }

    private enum Slip {
        NONE,
        BETAS_EXCHANGED,
        ONE_BETA_FOR_BOTH,
        STEPS_COUNTED_FROM_TWO,
        MEAN_NOT_CORRECTED,
        SQUARE_NOT_CORRECTED,
        GRADIENT_NOT_WEIGHTED,
        NO_MEAN,
        EPSILON_UNDER_THE_ROOT,
        EPSILON_BEFORE_CORRECTION,
        NO_EPSILON,
        NO_ROOT,
        SIGN_DESCENT,
        DECAY_OF_WEIGHTS
    }

    @Test
    void adamWrittenAnewFollowsTheTrace() {
        assertThat(trace.worst(new Slipped(Slip.NONE))).isLessThan(1e-6);
    }

    /** A hundred times the tolerance. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aSlipIsFarFromTheTrace(Slip slip) {
        assertThat(trace.worst(new Slipped(slip))).isGreaterThan(1e-3);
    }
}
