package peers;

import java.util.Arrays;

/** Times an operation the way JMH's sample mode does: warm up for a while, then the median of single calls. */
final class Clock {
    private Clock() {}

    static void report(String workload, Runnable operation) {
        run(operation, 3_000_000_000L);
        double[] times = run(operation, 5_000_000_000L);
        Arrays.sort(times);
        System.out.printf(java.util.Locale.ROOT, "%s %.2f%n", workload, times[times.length / 2]);
    }

    /** Microseconds of each call. */
    private static double[] run(Runnable operation, long nanoseconds) {
        double[] times = new double[1 << 20];
        int n = 0;
        long end = System.nanoTime() + nanoseconds;
        while (System.nanoTime() < end && n < times.length) {
            long start = System.nanoTime();
            operation.run();
            times[n++] = (System.nanoTime() - start) * 1e-3;
        }
        return Arrays.copyOf(times, n);
    }
}
