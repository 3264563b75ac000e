package dev.nacre.benchmarks;

import dev.nacre.training.Stepper;
import java.util.concurrent.TimeUnit;
import org.jblas.FloatMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of training, W1 to W4. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TrainingStep {
    /** The workload. */
    @Param({"W1", "W2", "W3", "W4"})
    public String workload;

    private final FloatMatrix[] x = new FloatMatrix[Workload.BATCHES];
    private final FloatMatrix[] t = new FloatMatrix[Workload.BATCHES];
    private Stepper stepper;
    private int next;

    /** For JMH. */
    public TrainingStep() {}

    /** Makes network and data. */
    @Setup
    public void prepare() {
        Workload chosen = Workload.of(workload);
        stepper = chosen.stepper(chosen.build());
        for (int i = 0; i < x.length; i++) {
            x[i] = Workload.features(chosen.inputs(), chosen.batch(), i);
            t[i] = chosen.targets(x[i], i);
        }
    }

    /**
     * Does one step.
     *
     * @return the loss
     */
    @Benchmark
    public double step() {
        next = (next + 1) % x.length;
        return stepper.step(x[next], t[next]);
    }
}
