package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/** Learning-rate schedule that multiplies all steps by a constant. PyTorch's {@code ConstantLR} without an end. */
@Doc("learning-rate schedule: a constant factor")
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
