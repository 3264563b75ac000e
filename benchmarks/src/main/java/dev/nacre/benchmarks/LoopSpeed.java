package dev.nacre.benchmarks;

import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/loops}: microseconds of one element-wise loop when it is shared out by Nacre's helper threads, by
 * the JDK's pools, and not at all. Between two loops the calling thread works alone for a while (the gap), as it does
 * in training. Medians; the ways take turns, so that a busy moment of the machine meets all of them.
 */
public final class LoopSpeed {
    private static final int ROUNDS = 15;
    private static final int LOOPS = 400;
    private static final long[] GAPS = {0, 20_000, 200_000};
    private static final int[] LENGTHS = {1 << 15, 1 << 17, 1 << 19};

    /** A way to run a body over all elements. */
    private interface Way {
        void run(int length, Parallel.Body body) throws Exception;
    }

    private LoopSpeed() {}

    /**
     * Measures and prints a table.
     *
     * @param arguments none
     * @throws Exception never
     */
    public static void main(String[] arguments) throws Exception {
        int threads = Parallel.threads();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        ForkJoinPool pool = new ForkJoinPool(threads);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("alone", (length, body) -> body.run(0, length));
        ways.put("Parallel", Parallel::forRange);
        ways.put("parallel stream", LoopSpeed::stream);
        ways.put(
                "ForkJoinPool",
                (length, body) -> pool.submit(() -> stream(length, body)).join());
        ways.put("invokeAll", (length, body) -> invokeAll(executor, length, body));
        System.out.println("| elements, gap | " + String.join(" | ", ways.keySet()) + " |");
        System.out.println("|---|" + "---|".repeat(ways.size()));
        for (int length : LENGTHS) for (long gap : GAPS) System.out.println(row(ways.values(), length, gap));
        executor.shutdown();
        pool.shutdown();
    }

    private static String row(Iterable<Way> ways, int length, long gap) throws Exception {
        Map<Way, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++)
            for (Way way : ways) measure(way, length, gap, times.computeIfAbsent(way, w -> new ArrayList<>()));
        StringBuilder row = new StringBuilder("| %d, %d µs |".formatted(length, gap / 1000));
        for (List<Double> of : times.values()) {
            of.sort(null);
            row.append(String.format(Locale.ROOT, " %.1f |", of.get(of.size() / 2)));
        }
        return row.toString();
    }

    private static void measure(Way way, int length, long gap, List<Double> times) throws Exception {
        float[] x = new float[length];
        float[] y = new float[length];
        for (int loop = 0; loop < LOOPS; loop++) {
            long before = System.nanoTime();
            way.run(length, (from, to) -> {
                for (int i = from; i < to; i++) y[i] = 0.9f * y[i] + x[i];
            });
            long after = System.nanoTime();
            times.add((after - before) / 1e3);
            while (System.nanoTime() - after < gap) Thread.onSpinWait();
        }
    }

    private static void stream(int length, Parallel.Body body) {
        IntStream.range(0, pieces(length)).parallel().forEach(i -> run(i, length, body));
    }

    private static void invokeAll(ExecutorService executor, int length, Parallel.Body body) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < pieces(length); i++) {
            int piece = i;
            tasks.add(() -> {
                run(piece, length, body);
                return null;
            });
        }
        for (Future<Void> task : executor.invokeAll(tasks)) task.get();
    }

    private static int pieces(int length) {
        return (length + Parallel.PIECE - 1) / Parallel.PIECE;
    }

    private static void run(int piece, int length, Parallel.Body body) {
        body.run(piece * Parallel.PIECE, Math.min(length, (piece + 1) * Parallel.PIECE));
    }
}
