package dev.nacre.benchmarks;

import dev.nacre.Network;
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
import org.openjdk.jmh.annotations.Threads;

/** Inference with W1's network (W5) and with W7's (W8). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Inference {
    /** The workload whose network it is. */
    @Param({"W1", "W7"})
    public String workload;

    private Network network;
    private FloatMatrix one;
    private FloatMatrix many;

    /** For JMH. */
    public Inference() {}

    /** Makes network and data. */
    @Setup
    public void prepare() {
        Workload chosen = Workload.of(workload);
        network = chosen.build();
        one = Workload.features(chosen.inputs().size(), 1, 1);
        many = Workload.features(chosen.inputs().size(), 1024, 1);
    }

    /**
     * One sample: W5a, W8a.
     *
     * @return the outputs
     */
    @Benchmark
    public FloatMatrix a() {
        return network.infer(one);
    }

    /**
     * 1,024 samples: W5b, W8b.
     *
     * @return the outputs
     */
    @Benchmark
    public FloatMatrix b() {
        return network.infer(many);
    }

    /**
     * One sample, from eight threads on one network: W5c.
     *
     * @return the outputs
     */
    @Benchmark
    @Threads(8)
    public FloatMatrix c() {
        return network.infer(one);
    }
}
