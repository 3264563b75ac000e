package dev.nacre.benchmarks;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.optimizers.Adam;
import dev.nacre.report.LiveView;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jblas.FloatMatrix;

/**
 * {@code benchmarks/watched}: processor time that a live page takes while its events are read: on the training's
 * thread, by its share of that thread's time, and on threads of its own. The browser and the compiler don't count.
 */
public final class WatchedTraining {
    private static final int SAMPLES = 4000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WatchedTraining() {}

    /**
     * Measures and prints a table.
     *
     * @param arguments none
     * @throws IOException if the page can't be served
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println("| network | training alone | listener | drawing and sending | together |");
        System.out.println("|---|---|---|---|---|");
        measure("sequential([dense(64, activation=relu), dense(32, activation=relu), dense(10)])", 64, 5000);
        measure("sequential([dense(800, activation=relu), dense(800, activation=relu), dense(10)])", 784, 32);
    }

    private static void measure(String network, int inputs, int epochs) throws IOException {
        FloatMatrix targets = new FloatMatrix(10, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) targets.data[10 * s + s % 10] = 1;
        Samples data = new Samples(Workload.features(inputs, SAMPLES, 1), targets);
        LiveView view = new LiveView(0);
        CompletableFuture<Void> reader = read(view.url());
        Timed listener = new Timed(view);
        long before = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Trainer.of(new CrossEntropy(), new Adam(0.001f))
                .batchSize(32)
                .epochs(epochs)
                .seed(1)
                .metrics(new Accuracy())
                .fit(new Network(network, inputs, 1), data, listener);
        double share = (double) listener.nanos / (System.nanoTime() - start);
        double all = (THREADS.getCurrentThreadCpuTime() - before) * 1e-9;
        double page = page();
        view.close();
        reader.join();
        double spent = share * all;
        double alone = all - spent;
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.1f s | %.2f %% | %.2f %% | %.2f %% |%n",
                network,
                alone,
                100 * spent / alone,
                100 * page / alone,
                100 * (spent + page) / alone);
    }

    /** Seconds of the page's threads, which live as long as a page is open. */
    private static double page() {
        double seconds = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            if (thread != null && List.of("nacre-live", "HTTP-Dispatcher").contains(thread.getThreadName()))
                seconds += THREADS.getThreadCpuTime(thread.getThreadId()) * 1e-9;
        return seconds;
    }

    private static CompletableFuture<Void> read(String url) {
        return CompletableFuture.runAsync(
                () -> {
                    try (var events = URI.create(url + "events").toURL().openStream()) {
                        events.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                reading -> new Thread(reading, "reader").start());
    }

    /** Takes the time of another listener. */
    private static final class Timed implements Listener {
        private final Listener listener;
        private long nanos;

        Timed(Listener listener) {
            this.listener = listener;
        }

        private void time(Runnable call) {
            long before = System.nanoTime();
            call.run();
            nanos += System.nanoTime() - before;
        }

        @Override
        public void onStart(Training training) {
            time(() -> listener.onStart(training));
        }

        @Override
        public void onGradients(Training training, Batch batch) {
            time(() -> listener.onGradients(training, batch));
        }

        @Override
        public void onStep(Training training, double loss) {
            time(() -> listener.onStep(training, loss));
        }

        @Override
        public void onEpoch(Training training, Epoch epoch) {
            time(() -> listener.onEpoch(training, epoch));
        }

        @Override
        public void onEnd(Training training) {
            time(() -> listener.onEnd(training));
        }
    }
}
