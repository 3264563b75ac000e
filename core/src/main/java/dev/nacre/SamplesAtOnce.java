package dev.nacre;

/** How many samples are passed on at once, so that memory suffices for images and for wide layers too. */
final class SamplesAtOnce {
    /** 32 MiB. */
    private static final int NUMBERS = 1 << 23;

    private SamplesAtOnce() {}

    /**
     * Samples whose outputs of every layer inside take at most 32 MiB, but at least one.
     *
     * @param most limit for small samples
     */
    static int through(Layer layer, int inputs, int most) {
        int widest = inputs;
        for (Layer each : Layers.inForwardPass(layer)) widest = Math.max(widest, each.outputs());
        return of(widest, most);
    }

    /** Samples of so many numbers that take at most 32 MiB, but at least one. */
    static int of(int numbers, int most) {
        return Math.max(1, Math.min(most, NUMBERS / Math.max(1, numbers)));
    }
}
