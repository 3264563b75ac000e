package dev.nacre.benchmarks;

import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loads the prediction service: {@code benchmarks/service}. Each phase has a number of requests, on loopback, and ends
 * with it. A request's time is from its first byte sent to the last of the answer.
 */
public final class ServiceLoad {
    private static final int INPUTS = 64;
    private static final int SLOW = 150;

    private final int port;

    private ServiceLoad(int port) {
        this.port = port;
    }

    /**
     * Writes a model of the usual size, or loads a service that has it.
     *
     * @param arguments {@code model FILE}, or {@code load PORT}
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("model")) {
            Network network = new Network(
                    "sequential([dense(512, activation=relu), dense(256, activation=relu), dense(10)])", INPUTS, 1);
            new Model(network, new CrossEntropy()).save(Path.of(arguments[1]));
            return;
        }
        ServiceLoad load = new ServiceLoad(Integer.parseInt(arguments[1]));
        byte[] one = rows(1);
        load.phase("warm-up", one, 8, 20_000);
        for (int connections : new int[] {1, 8, 64}) load.phase("1 row", one, connections, 20_000);
        load.phase("100 rows", rows(100), 8, 2_000);
        load.phase("malformed", Connection.post("{\"rows\": [[1, 2"), 8, 10_000);
        load.huge();
        List<Connection> slow = load.slow();
        load.phase("1 row beside " + SLOW + " slow clients", one, 8, 20_000);
        load.end(slow);
        load.phase("1 row afterwards", one, 8, 20_000);
    }

    private static byte[] rows(int count) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> rows = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            float[] row = new float[INPUTS];
            for (int i = 0; i < INPUTS; i++) row[i] = random.nextInt(17);
            rows.add(Arrays.toString(row));
        }
        return Connection.post("{\"rows\": " + rows + "}");
    }

    private void phase(String name, byte[] request, int connections, int requests) throws Exception {
        AtomicInteger left = new AtomicInteger(requests);
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        long start = System.nanoTime();
        List<long[]> times = inParallel(connections, () -> {
            long[] nanoseconds = new long[requests];
            int done = 0;
            try (Connection connection = new Connection(port)) {
                while (left.getAndDecrement() > 0) {
                    long before = System.nanoTime();
                    connection.send(request);
                    int status = connection.status();
                    nanoseconds[done++] = System.nanoTime() - before;
                    synchronized (statuses) {
                        statuses.merge(status, 1, Integer::sum);
                    }
                }
            }
            return Arrays.copyOf(nanoseconds, done);
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-30s %3d connections  %7.0f requests/s  p50 %.2f ms  p99 %.2f ms  slowest %.1f ms  %s%n",
                name,
                connections,
                all.length / seconds,
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6,
                all[all.length - 1] / 1e6,
                statuses);
    }

    private static <T> List<T> inParallel(int threads, Callable<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(java.util.Collections.nCopies(threads, task))) results.add(each.get());
            return results;
        } finally {
            pool.shutdown();
        }
    }

    /** Bodies of two gigabytes are promised, and sent for as long as they are taken. */
    private void huge() throws Exception {
        TreeMap<String, Integer> ends = new TreeMap<>();
        AtomicInteger megabytes = new AtomicInteger();
        inParallel(20, () -> {
            String end;
            try (Connection connection = new Connection(port)) {
                connection.send(Connection.head(2_000_000_000L));
                byte[] megabyte = new byte[1 << 20];
                Arrays.fill(megabyte, (byte) ' ');
                for (int i = 0; i < 2; i++) {
                    connection.send(megabyte);
                    megabytes.incrementAndGet();
                }
                end = "answered by " + connection.status();
            } catch (IOException e) {
                end = "broken off";
            }
            synchronized (ends) {
                ends.merge(end, 1, Integer::sum);
            }
            return null;
        });
        System.out.println("20 huge requests: " + ends + ", " + megabytes + " MB sent");
    }

    /** Half of a request's head, and then nothing. */
    private List<Connection> slow() throws IOException {
        List<Connection> slow = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            slow.add(new Connection(port));
            slow.get(i).send("POST /predict HTTP/1.1\r\nHost: loc".getBytes());
        }
        return slow;
    }

    private void end(List<Connection> slow) throws IOException {
        long start = System.nanoTime();
        int closed = 0;
        for (Connection connection : slow) {
            try (connection) {
                connection.status();
            } catch (IOException e) {
                closed++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d slow clients closed by the service, the last %.1f s after the phase%n",
                closed,
                slow.size(),
                (System.nanoTime() - start) / 1e9);
    }
}
