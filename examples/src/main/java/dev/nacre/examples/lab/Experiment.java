package dev.nacre.examples.lab;

import java.util.List;

/** Something to play with: settings in, frames of figures and charts out. It has no state that a run changes. */
interface Experiment {
    /** What the page says of it. */
    About about();

    /** What can be set, in the order of the page. */
    List<Control> controls();

    /** The settings as plugin texts, to be copied into a program or an option; several lines if there are several. */
    String configuration(Settings settings);

    /**
     * Computes and shows. The same settings show the same frames.
     *
     * @param settings checked by the controls
     * @param screen takes the frames; {@link Screen#check} is to be called a few times a second
     */
    void run(Settings settings, Screen screen);
}
