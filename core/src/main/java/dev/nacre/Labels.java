package dev.nacre;

import dev.nacre.compute.Steps;
import java.util.stream.IntStream;

/** Which samples have a label. One without has NaN for all its targets. */
public final class Labels {
    private Labels() {}

    /**
     * Those that have a label.
     *
     * @param samples with targets
     * @return their positions from 0, ascending
     */
    public static int[] present(Samples samples) {
        return positions(samples, true);
    }

    /**
     * Those that have none.
     *
     * @param samples with targets
     * @return their positions from 0, ascending
     */
    public static int[] absent(Samples samples) {
        return positions(samples, false);
    }

    private static int[] positions(Samples samples, boolean labelled) {
        float[] t = samples.t().data;
        int targets = samples.targets();
        return IntStream.range(0, samples.size())
                .filter(s -> Steps.isMissing(t, s * targets, (s + 1) * targets) != labelled)
                .toArray();
    }
}
