package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;

/** Multiplies all steps by a constant. PyTorch's {@code ConstantLR} for ever. */
@Doc("multiplies all steps by a constant")
@AutoService({Optimizer.class, Schedule.class})
public record Constant(@Doc("the factor, > 0") float factor) implements Schedule {
    /** Checks the components. */
    public Constant {
        Require.positive("factor", factor);
    }

    /** Factor 1. */
    public Constant() {
        this(1);
    }

    @Override
    public float factor(int t) {
        return factor;
    }
}
