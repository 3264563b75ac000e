package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;

/** Steps that shrink as 1 / t: 1 / (1 + decay·(t − 1)). Robbins and Monro, 1951; Bottou, 2012, section 5.2. */
@Doc("steps that shrink as 1/t; Robbins and Monro, 1951; Bottou, 2012")
@AutoService({Optimizer.class, Schedule.class})
public record InverseTime(
        @Doc("how fast they shrink, > 0; they are halved after 1/decay steps")
        float decay) implements Schedule {
    /** Checks the components. */
    public InverseTime {
        Require.positive("decay", decay);
    }

    /** Halved after 1000 steps. */
    public InverseTime() {
        this(0.001f);
    }

    @Override
    public float factor(int t) {
        return (float) (1 / (1 + (double) decay * (t - 1)));
    }
}
