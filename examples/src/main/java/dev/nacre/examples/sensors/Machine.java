package dev.nacre.examples.sensors;

import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * A machine with three channels that belong together: two courses of one rotation, a quarter of a turn apart, and a
 * load that follows the first with a shorter period beside its own. Speed and load wander, and each channel has noise.
 *
 * @param turns the angle at each step, in radians
 * @param loads the load at each step, about 1
 * @param steps channels × steps
 */
record Machine(double[] turns, double[] loads, FloatMatrix steps) {
    static final int CHANNELS = 3;
    private static final double SPEED = 2 * Math.PI / 24;
    private static final double NOISE = 0.15;

    static Machine run(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] turns = new double[length];
        double[] loads = new double[length];
        double speed = SPEED;
        double load = 1;
        double angle = 2 * Math.PI * random.nextDouble();
        for (int t = 0; t < length; t++) {
            speed += 0.02 * (SPEED - speed) + 0.02 * SPEED * random.nextGaussian();
            load += 0.02 * (1 - load) + 0.04 * random.nextGaussian();
            turns[t] = angle += speed;
            loads[t] = load;
        }
        Machine machine = new Machine(turns, loads, new FloatMatrix(CHANNELS, length));
        for (int t = 0; t < length; t++)
            for (int c = 0; c < CHANNELS; c++)
                machine.steps.data[t * CHANNELS + c] = (float) (machine.course(c, t) + NOISE * random.nextGaussian());
        return machine;
    }

    /** The value of a channel without noise at a time between two steps. */
    double course(int channel, double time) {
        int before = (int) Math.min(turns.length - 1, Math.floor(time));
        int after = Math.min(turns.length - 1, before + 1);
        double angle = turns[before] + (time - before) * (turns[after] - turns[before]);
        return switch (channel) {
            case 0 -> Math.sin(angle);
            case 1 -> Math.cos(angle);
            default -> loads[before] * (0.6 * Math.sin(angle) + 0.4 * Math.sin(3 * angle));
        };
    }
}
