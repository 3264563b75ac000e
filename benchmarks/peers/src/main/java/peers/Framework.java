package peers;

import java.util.function.IntToDoubleFunction;

/** A peer. A process uses one and asks it for one thing; nothing is freed before the process ends. */
interface Framework {
    /** Begins training; the function does a step on one of the batches and returns its loss. */
    IntToDoubleFunction training(Workload workload);

    /** Passes the same samples through the network each time. */
    Runnable inference(Workload workload, int samples);

    /** Begins training a denoising autoencoder on rows of so many features. */
    Autoencoder autoencoder(float[] data, int features, int units);

    /** Sigmoid codes, linear reconstructions, a quarter of the inputs set to 0, mean squared error, SGD by 0.1. */
    interface Autoencoder {
        double step(int[] rows);

        /** The codes of all rows. */
        float[] codes();
    }
}
