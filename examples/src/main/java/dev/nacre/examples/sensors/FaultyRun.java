package dev.nacre.examples.sensors;

import dev.nacre.Samples;
import dev.nacre.data.sequence.Windows;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * A run of a machine with faults in it, as windows.
 *
 * @param windows of the run
 * @param faults for each window the fault that it has at least half of, or half of it is; null if it has none
 * @param clear for each window whether it has no step of a fault
 */
record FaultyRun(Samples windows, Fault[] faults, boolean[] clear) {
    /** Steps from the begin of a fault to that of the next one. */
    private static final int APART = 160;

    /**
     * Plants faults of all kinds in turn, each into a channel drawn at random.
     *
     * @param each number of faults of each kind
     */
    static FaultyRun of(Windows cut, int each, long seed) {
        int kinds = Fault.values().length;
        int length = each * kinds * APART + APART;
        Machine machine = Machine.run(length, seed);
        FloatMatrix steps = machine.steps();
        SplittableRandom random = new SplittableRandom(seed + 1);
        Fault[] at = new Fault[length];
        for (int i = 0; i < each * kinds; i++) {
            Fault fault = Fault.values()[i % kinds];
            int from = (i + 1) * APART - random.nextInt(APART / 2);
            fault.plant(steps, random.nextInt(Machine.CHANNELS), from, machine, random);
            for (int t = from; t < from + fault.length; t++) at[t] = fault;
        }
        Samples windows = cut.of(steps);
        Fault[] faults = new Fault[windows.size()];
        boolean[] clear = new boolean[windows.size()];
        for (int w = 0; w < windows.size(); w++) {
            int first = w * cut.stride();
            Fault found = IntStream.range(first, first + cut.length())
                    .mapToObj(t -> at[t])
                    .filter(fault -> fault != null)
                    .findFirst()
                    .orElse(null);
            clear[w] = found == null;
            if (found == null) continue;
            long count = IntStream.range(first, first + cut.length())
                    .filter(t -> at[t] != null)
                    .count();
            if (2 * count >= Math.min(found.length, cut.length())) faults[w] = found;
        }
        return new FaultyRun(windows, faults, clear);
    }

    /** Places of the windows of a kind of fault, or with null of those without one. */
    int[] of(Fault fault) {
        return IntStream.range(0, faults.length)
                .filter(w -> fault == null ? clear[w] : faults[w] == fault)
                .toArray();
    }
}
