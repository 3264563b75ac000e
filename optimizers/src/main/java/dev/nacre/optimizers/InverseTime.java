package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Learning-rate schedule that decays as 1 / t: 1 / (1 + decay·(t − 1)). Robbins and Monro, 1951; Bottou, 2012, section
 * 5.2.
 */
@Doc("learning-rate schedule: inverse time decay, as 1/t; Robbins and Monro, 1951; Bottou, 2012")
@AutoService({Optimizer.class, Schedule.class})
public record InverseTime(
        @Doc("decay rate, > 0; the factor is 1/2 after 1/decay steps")
        float decay) implements Schedule {
    /** Checks the components. */
    public InverseTime {
        Require.positive("decay", decay);
    }

    /** Decay rate 0.001: half after 1000 steps. */
    public InverseTime() {
        this(0.001f);
    }

    @Override
    public float factor(int t) {
        return (float) (1 / (1 + (double) decay * (t - 1)));
    }
}
