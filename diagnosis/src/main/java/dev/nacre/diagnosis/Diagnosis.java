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
 * Watches a training: observes its layers at regular intervals, records the observations, and reports problems. It does
 * not change the training: a watched training gives exactly the same weights. An observation costs about a forward pass
 * and a copy of the weights; the steps in between cost nothing.
 */
public final class Diagnosis implements Listener {
    /** Above this number every second observation is dropped, and the interval between observations doubles. */
    private static final int MOST = 400;

    private final Consumer<Finding> told;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final int firstEvery;
    private long every;
    private LayerRules layerRules;
    private LeapRule leapRule;
    private PlateauRules plateauRules;
    private GapRule gapRule;
    private Look look;

    /**
     * A listener for one training, or for several trainings one after the other.
     *
     * @param every number of steps from one observation to the next, at least 1; the first step is observed
     * @param told receives each finding at once, on the training thread
     */
    public Diagnosis(int every, Consumer<Finding> told) {
        if (every < 1) throw new IllegalArgumentException("every must be >= 1, not " + every);
        this.firstEvery = every;
        this.told = Objects.requireNonNull(told, "told");
    }

    /**
     * A listener that only records; ask it for its findings after training.
     *
     * @param every number of steps from one observation to the next, at least 1
     */
    public Diagnosis(int every) {
        this(every, finding -> {});
    }

    /**
     * The observations of all trainings so far; in long trainings they are thinned out evenly.
     *
     * @return oldest first
     */
    public List<Observation> observations() {
        return List.copyOf(observations);
    }

    /**
     * The findings of all trainings so far.
     *
     * @return oldest first; empty if no problem was found
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void onStart(Training training) {
        every = firstEvery;
        look = null;
        layerRules = new LayerRules(this::tell);
        leapRule = new LeapRule(this::tell);
        plateauRules = new PlateauRules(this::tell);
        gapRule = new GapRule(this::tell);
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
        leapRule.step(training, loss);
        if (look == null) return;
        Observation seen = look.finish(training, loss);
        look = null;
        observations.add(seen);
        leapRule.see(seen);
        double decay = Decay.of(training.trainer().optimizer(), training.step());
        layerRules.see(seen, decay);
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
        leapRule.epoch(training, epoch);
        if (!leapRule.leapt()) plateauRules.epoch(training, leapRule.firstLoss());
        gapRule.epoch(training);
    }
}
