package dev.nacre.benchmarks;

import dev.nacre.Batch;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.blas.BlasReport;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * {@code benchmarks/shares [-Dnacre.threads=N]}: where the time of a training step goes, and how far it is from
 * what the machine could do.
 */
public final class Shares {
    private static final long TIME = 3_000_000_000L;

    private Shares() {}

    /**
     * Measures and prints a table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println(BlasReport.used() + ", -Dnacre.threads=" + Parallel.threads());
        double peak = Machine.peak();
        System.out.printf(Locale.ROOT, "peak of products: %.0f GFLOP/s%n%n", peak);
        System.out.println(
                "| | step, µs | products | activations | optimizer | loss and rest | products' GFLOP/s, of peak"
                        + " | floor, µs | step to floor | next batch, µs |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (String name : List.of("W1", "W2", "W3", "W4")) System.out.println(row(name, peak));
    }

    private static String row(String name, double peak) {
        Workload workload = Workload.of(name);
        double plain = microseconds(workload);
        Meter.clear();
        long[] steps = new long[1];
        double timed = measure(workload.timed(), steps);
        double products = Meter.PRODUCTS.nanos() * 1e-3 / steps[0];
        double speed = (double) Meter.PRODUCTS.operations() / Meter.PRODUCTS.nanos();
        double activations = Meter.ACTIVATIONS.nanos() * 1e-3 / steps[0] / threads(workload);
        double optimizer = Meter.OPTIMIZER.nanos() * 1e-3 / steps[0] / threads(workload);
        double floor = floor(workload, (double) Meter.PRODUCTS.operations() / steps[0], peak);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.0f, %.0f %% | %.1f | %.2f | %.1f |",
                name,
                plain,
                100 * products / timed,
                100 * activations / timed,
                100 * optimizer / timed,
                100 * (timed - products - activations - optimizer) / timed,
                speed,
                100 * speed / peak,
                floor,
                plain / floor,
                gathering(workload));
    }

    /** Threads that element-wise loops of this size get. */
    private static int threads(Workload workload) {
        return workload.build().parameters().get(0).value().length > Parallel.PIECE ? Parallel.threads() : 1;
    }

    /**
     * The time that operations and bytes need at least: every weight is read forward and backward, its gradient
     * written, and the optimizer reads gradient, weight and state and writes weight and state; a batch is read; the
     * bandwidth is that of a working set of this size.
     */
    private static double floor(Workload workload, double operations, double peak) {
        long weights = 0;
        for (Parameter p : workload.build().parameters()) weights += p.value().length;
        int slots = workload.optimizer().startsWith("adam") ? 2 : 0;
        long bytes = weights * 4 * (2 + 1 + 2 + 1 + 2L * slots)
                + 4L * workload.inputs().size() * workload.batch();
        return (operations / peak + bytes / Machine.bandwidth(weights * 4 * (2 + slots))) * 1e-3;
    }

    private static double microseconds(Workload workload) {
        return measure(workload, new long[1]);
    }

    /** The median of a step, after warming up. The meter counts only what is measured. */
    private static double measure(Workload workload, long[] done) {
        ToDoubleFunction<Batch> steps = workload.steps(workload.build());
        Batch[] batches = new Batch[Workload.BATCHES];
        Arrays.setAll(batches, workload::batch);
        for (long start = System.nanoTime(); System.nanoTime() - start < TIME; ) steps.applyAsDouble(batches[0]);
        Meter.clear();
        long[] times = new long[1 << 20];
        int n = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < TIME && n < times.length; n++) {
            long before = System.nanoTime();
            steps.applyAsDouble(batches[n % batches.length]);
            times[n] = System.nanoTime() - before;
        }
        done[0] = n;
        Arrays.sort(times, 0, n);
        return times[n / 2] * 1e-3;
    }

    /** Microseconds to gather a mini-batch from 200 MB of samples in random order. */
    private static double gathering(Workload workload) {
        Samples samples = new Samples(Workload.features(
                workload.inputs().size(), 50_000_000 / workload.inputs().size(), 1));
        long best = Long.MAX_VALUE;
        for (int pass = 0; pass < 3; pass++) {
            Iterator<Batch> batches = samples.shuffled(workload.batch(), pass);
            long start = System.nanoTime();
            int n = 0;
            for (; batches.hasNext(); n++) batches.next();
            best = Math.min(best, (System.nanoTime() - start) / n);
        }
        return best * 1e-3;
    }

    /** The time of a step in µs, and its operations, in millions. */
    static double[] cost(Workload workload) {
        long[] steps = new long[1];
        double time = measure(workload, steps);
        return new double[] {time, Meter.PRODUCTS.operations() * 1e-6 / steps[0]};
    }
}
