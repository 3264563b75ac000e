package dev.nacre.diagnosis;

import dev.nacre.Batch;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Watches a training: looks at its layers every so many steps, keeps what it saw, and tells what seems wrong. It
 * changes nothing: a watched training gives the bits of one that isn't. A look costs about a forward pass and a copy of
 * the weights; the steps between cost nothing.
 */
public final class Diagnosis implements Listener {
    /** More observations than this are thinned out: every second one goes, and looks become half as frequent. */
    private static final int MOST = 400;

    private final Consumer<Finding> told;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final int firstEvery;
    private long every;
    private LayerRules layerRules;
    private CurveRules curveRules;
    private Look look;

    /**
     * A listener for any number of trainings, one after the other.
     *
     * @param every steps from one look to the next, at least 1; the first step is looked at
     * @param told is given each finding at once, on the training thread
     */
    public Diagnosis(int every, Consumer<Finding> told) {
        if (every < 1) throw new IllegalArgumentException("every must be >= 1, not " + every);
        this.firstEvery = every;
        this.told = Objects.requireNonNull(told, "told");
    }

    /**
     * Keeps what it finds, to be asked for.
     *
     * @param every steps from one look to the next, at least 1
     */
    public Diagnosis(int every) {
        this(every, finding -> {});
    }

    /**
     * What was seen, in all trainings so far: in long ones thinned out, evenly.
     *
     * @return oldest first
     */
    public List<Observation> observations() {
        return List.copyOf(observations);
    }

    /**
     * What seems wrong, in all trainings so far.
     *
     * @return oldest first; empty if all is well
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void onStart(Training training) {
        every = firstEvery;
        look = null;
        layerRules = new LayerRules(this::tell);
        curveRules = new CurveRules(this::tell);
    }

    private void tell(Finding finding) {
        findings.add(finding);
        told.accept(finding);
    }

    @Override
    public void onGradients(Training training, Batch batch) {
        if (training.step() % every == 0) look = new Look(training, batch);
    }

    @Override
    public void onStep(Training training, double loss) {
        curveRules.step(loss);
        if (look == null) return;
        Observation seen = look.finish(training, loss);
        look = null;
        observations.add(seen);
        layerRules.see(seen);
        if (observations.size() > MOST) thin();
    }

    private void thin() {
        List<Observation> kept = new ArrayList<>();
        for (int i = 0; i < observations.size(); i += 2) kept.add(observations.get(i));
        observations.clear();
        observations.addAll(kept);
        every *= 2;
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        curveRules.epoch(training);
    }
}
