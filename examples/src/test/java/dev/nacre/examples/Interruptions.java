package dev.nacre.examples;

import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Path;

/** Listeners that interrupt a training, and keep what is to be resumed. */
final class Interruptions {
    private Interruptions() {}

    /** Stops after a step, and lets no more happen. */
    record StopAfter(long step) implements Listener {
        @Override
        public void onStep(Training training, double loss) {
            if (training.step() == step) training.stop();
        }
    }

    /** Writes a checkpoint after one step. */
    record KeepAt(long step, Path file) implements Listener {
        @Override
        public void onStep(Training training, double loss) {
            if (training.step() != step) return;
            try {
                training.checkpoint(file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Counts the steps of all stages; at the given one writes a checkpoint and dies. */
    static final class StopAfterAll implements Listener {
        private final int kept;
        private final Path file;
        private int steps;

        StopAfterAll(int kept, Path file) {
            this.kept = kept;
            this.file = file;
        }

        @Override
        public void onStep(Training training, double loss) {
            if (++steps != kept) return;
            try {
                training.checkpoint(file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("killed");
        }
    }
}
