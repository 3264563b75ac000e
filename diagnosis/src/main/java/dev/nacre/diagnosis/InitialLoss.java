package dev.nacre.diagnosis;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Samples;
import java.util.Locale;
import org.jblas.FloatMatrix;

/**
 * Checks that the initial loss is about that of a network whose outputs are all 0: ln(classes) for cross-entropy, where
 * every class has the same probability.
 */
final class InitialLoss {
    private static final String NAME = "initial loss";
    private static final double FAR = 2;

    private InitialLoss() {}

    static Check check(Network network, Loss loss, Samples some) {
        if (!SanityCheck.classes(some.t())) return Check.skipped(NAME, "the targets are not classes");
        FloatMatrix y = network.infer(some.x());
        double value = loss.value(y, some.t());
        double guessing = loss.value(new FloatMatrix(y.rows, y.columns), some.t());
        String figure = String.format(Locale.ROOT, "%.3f; guessing gives %.3f", value, guessing)
                + (some.targets() > 1
                        ? String.format(Locale.ROOT, ", ln(%d) is %.3f", some.targets(), Math.log(some.targets()))
                        : "");
        if (!Double.isFinite(value))
            return Check.failed(NAME, figure + "; are the inputs and the initial weights finite and small?");
        return value > FAR * guessing || value < guessing / FAR
                ? Check.failed(
                        NAME,
                        figure
                                + "; use smaller initial weights, scale the inputs, and give the loss logits, not "
                                + "probabilities")
                : Check.passed(NAME, figure);
    }
}
