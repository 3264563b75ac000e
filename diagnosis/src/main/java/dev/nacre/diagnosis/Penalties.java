package dev.nacre.diagnosis;

import dev.nacre.Network;
import dev.nacre.None;
import dev.nacre.Parameter;
import java.util.List;
import java.util.Locale;

/** Checks that penalties increase the loss. */
final class Penalties {
    private static final String NAME = "penalties";

    private Penalties() {}

    static Check check(Network network) {
        List<Parameter> penalised = network.parameters().stream()
                .filter(p -> p.trainable() && !(p.penalty() instanceof None))
                .toList();
        if (penalised.isEmpty()) return Check.skipped(NAME, "the network has no penalties");
        double sum = 0;
        for (Parameter p : penalised) {
            double value = p.penalty().value(p.value());
            if (!(value >= 0) || Double.isInfinite(value))
                return Check.failed(
                        NAME,
                        "the penalty of parameter " + network.name(p) + " adds " + value
                                + " to the loss; it must be >= 0");
            sum += value;
        }
        return sum > 0
                ? Check.passed(NAME, String.format(Locale.ROOT, "they add %.3g to the loss", sum))
                : Check.failed(NAME, "they add nothing to the loss; are all weights 0?");
    }
}
