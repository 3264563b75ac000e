package dev.nacre.examples.lab;

import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.List;

/** The frames of an experiment. */
final class Shown implements Screen {
    private final List<Frame> frames = new ArrayList<>();

    private Shown() {}

    /** Runs an experiment with settings such as {@code rate=0.1&rule=adam}; the others as the page begins with them. */
    static Shown of(Experiment experiment, String settings) {
        Shown shown = new Shown();
        return Parallel.alone(() -> {
            experiment.run(new Settings(experiment.controls(), Form.parse(settings)), shown);
            return shown;
        });
    }

    @Override
    public void show(Frame frame) {
        frames.add(frame);
    }

    @Override
    public void check() {}

    List<Frame> frames() {
        return frames;
    }

    Frame last() {
        return frames.get(frames.size() - 1);
    }

    /** Numbers of the last frame. */
    double[] figures(String name) {
        double[] figures = last().figures().get(name);
        if (figures == null)
            throw new AssertionError("no " + name + " in " + last().figures().keySet());
        return figures;
    }

    /** A number of the last frame. */
    double figure(String name) {
        return figures(name)[0];
    }
}
