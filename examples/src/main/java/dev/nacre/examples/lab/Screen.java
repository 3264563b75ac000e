package dev.nacre.examples.lab;

import dev.nacre.training.Listener;
import dev.nacre.training.Training;

/** Where an experiment shows its frames. */
interface Screen {
    /**
     * Adds a frame; the page plays them one after the other.
     *
     * @throws Stopped as {@link #check}
     */
    void show(Frame frame);

    /**
     * Ends the experiment if nobody waits for it any more.
     *
     * @throws Stopped if the settings have changed, the page has gone, or the time is over
     */
    void check();

    /** Checks after each step of a training. */
    default Listener checking() {
        return new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                check();
            }
        };
    }
}
