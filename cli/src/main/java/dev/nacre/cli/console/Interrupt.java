package dev.nacre.cli.console;

import dev.nacre.training.Cancellation;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C and SIGTERM: training stops after the current step, and the model is saved.
 */
public final class Interrupt {
    private static final long MOST_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Handles signals until {@link #finish}.
     *
     * @param cancellation cancelled by the first signal
     * @param err receives a line that says so
     */
    public Interrupt(Cancellation cancellation, PrintWriter err) {
        hook = new Thread(() -> {
            if (finished.getCount() == 0) return;
            err.println();
            err.println("stopping; the best model so far is kept");
            cancellation.cancel();
            try {
                finished.await(MOST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** To be called when everything is saved. */
    public void finish() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and was waiting for this
        }
    }
}
