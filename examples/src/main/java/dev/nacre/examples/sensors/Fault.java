package dev.nacre.examples.sensors;

import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** A kind of anomaly that is planted into one channel of a machine. */
enum Fault {
    /** A single step far off. */
    SPIKE("spike", 1) {
        @Override
        void plant(FloatMatrix steps, int channel, int from, Machine machine, RandomGenerator random) {
            add(steps, channel, from, sign(random) * 1.2);
        }
    },
    /** The level is another one for a while. */
    SHIFT("level shift", 24) {
        @Override
        void plant(FloatMatrix steps, int channel, int from, Machine machine, RandomGenerator random) {
            double shift = sign(random) * 0.5;
            for (int t = from; t < from + length; t++) add(steps, channel, t, shift);
        }
    },
    /** The channel goes faster than the others by three tenths for a while. */
    FREQUENCY("changed frequency", 24) {
        @Override
        void plant(FloatMatrix steps, int channel, int from, Machine machine, RandomGenerator random) {
            for (int t = from; t < from + length; t++)
                add(steps, channel, t, machine.course(channel, from + 1.3 * (t - from)) - machine.course(channel, t));
        }
    },
    /** The channel keeps the value that it had, as a sensor does that has stopped. */
    FLAT("flat line", 24) {
        @Override
        void plant(FloatMatrix steps, int channel, int from, Machine machine, RandomGenerator random) {
            float held = steps.data[from * steps.rows + channel];
            for (int t = from; t < from + length; t++) steps.data[t * steps.rows + channel] = held;
        }
    };

    final String title;
    /** Steps that it lasts. */
    final int length;

    Fault(String title, int length) {
        this.title = title;
        this.length = length;
    }

    abstract void plant(FloatMatrix steps, int channel, int from, Machine machine, RandomGenerator random);

    private static void add(FloatMatrix steps, int channel, int t, double value) {
        int at = t * steps.rows + channel;
        steps.data[at] = (float) (steps.data[at] + value);
    }

    private static int sign(RandomGenerator random) {
        return random.nextBoolean() ? 1 : -1;
    }
}
