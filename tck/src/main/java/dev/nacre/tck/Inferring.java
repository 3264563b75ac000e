package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Mode;
import java.util.concurrent.CountDownLatch;
import org.jblas.FloatMatrix;

/** Runs inference repeatedly, and compares the outputs. */
final class Inferring extends Thread {
    private static final int PASSES = 200;

    private final Layer layer;
    private final FloatMatrix x;
    private final FloatMatrix expected;
    private final CountDownLatch ready;
    private Exception failure;

    Inferring(Layer layer, FloatMatrix x, FloatMatrix expected, CountDownLatch ready) {
        this.layer = layer;
        this.x = x;
        this.expected = expected;
        this.ready = ready;
    }

    @Override
    public void run() {
        try {
            ready.countDown();
            ready.await();
            for (int pass = 0; pass < PASSES; pass++)
                Numbers.requireClose("the outputs while another thread infers", expected, layer.forward(x, Mode.INFER));
        } catch (RuntimeException | InterruptedException e) {
            failure = e;
        }
    }

    /** The violation found, after the end; null if there was none. */
    Exception failure() {
        return failure;
    }
}
