package peers;

import java.util.Arrays;

/** Times an operation the way JMH's sample mode does: warms up for so many seconds, then measures single calls. */
record Clock(int warmUp, int seconds) {
    /** In microseconds. */
    double median(Runnable operation) {
        run(operation, warmUp);
        double[] times = run(operation, seconds);
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** Microseconds of each call. */
    private static double[] run(Runnable operation, int seconds) {
        double[] times = new double[1 << 10];
        int n = 0;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            if (n == times.length) times = Arrays.copyOf(times, 2 * n);
            long start = System.nanoTime();
            operation.run();
            times[n++] = (System.nanoTime() - start) * 1e-3;
        }
        return Arrays.copyOf(times, n);
    }
}
