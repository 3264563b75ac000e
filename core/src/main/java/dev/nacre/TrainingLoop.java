package dev.nacre;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** The loop over epochs and batches, the same for supervised training and for pre-training. */
final class TrainingLoop {
    private final Trainer trainer;
    private final Training training;
    private final Progress progress;
    private final Objective objective;
    private final Steps steps;
    private final Listener[] listeners;
    private float rate = 1;

    TrainingLoop(Training training, Objective objective, Listener[] listeners) {
        this.trainer = training.trainer();
        this.training = training;
        this.progress = training.progress();
        this.objective = objective;
        this.steps = new Steps(trainer.optimizer(), objective.parameters());
        this.listeners = listeners;
        training.state(this::state);
    }

    /** Optimizer's and listeners' state, by name. */
    private List<Parameter> state() {
        List<Parameter> state = steps.state();
        for (int i = 0; i < listeners.length; i++)
            for (Parameter own : listeners[i].state())
                state.add(Parameter.statistic("listener." + i + "." + own.name(), own.value()));
        return state;
    }

    /** Validation data may be null. {@code saved} is the {@link #state} to go on from; empty at the beginning. */
    List<Epoch> run(Batches data, Batches validation, Map<String, FloatMatrix> saved) {
        for (Listener listener : listeners) listener.onStart(training);
        if (!saved.isEmpty()) SavedState.restore(saved, state());
        steps.resume(progress.step);
        updateRate(validation);
        while (progress.epoch <= trainer.epochs() && !training.stopped()) {
            Epoch epoch = epoch(data, validation);
            training.add(epoch);
            updateRate(validation);
            for (Listener listener : listeners) listener.onEpoch(training, epoch);
        }
        steps.exchangeAverages();
        for (Listener listener : listeners) listener.onEnd(training);
        return training.history();
    }

    private void updateRate(Batches validation) {
        double[] losses =
                training.history().stream().mapToDouble(Epoch::validationLoss).toArray();
        if (validation != null && losses.length > 0) rate = trainer.optimizer().rate(losses);
    }

    private Epoch epoch(Batches data, Batches validation) {
        double before = progress.seconds;
        long start = System.nanoTime();
        Snapshot lastGood = new Snapshot(training.layer());
        Iterator<Batch> batches = data.shuffled(trainer.batchSize(), trainer.seed() * 31 + progress.epoch);
        skip(batches, progress.batches);
        while (!training.stopped() && batches.hasNext()) {
            Batch batch = batches.next();
            steps.clearGradients();
            Objective.BatchResult result = addGradients(batch);
            if (!Double.isFinite(result.loss())) throw diverged(result.loss(), batch, lastGood);
            for (Listener listener : listeners) listener.onGradients(training, batch);
            steps.apply(rate);
            progress.add(result, batch.x().columns);
            progress.seconds = before + (System.nanoTime() - start) * 1e-9;
            for (Listener listener : listeners) listener.onStep(training, result.loss());
        }
        if (training.stopped()) for (Listener listener : listeners) listener.onStop(training);
        else if (progress.samples == 0)
            throw new IllegalArgumentException(training.stage() + ": there is no sample to train on");
        double penalties = steps.penalties();
        Objective.BatchResult validated = validation == null ? null : validate(validation);
        progress.seconds = before + (System.nanoTime() - start) * 1e-9;
        return validated == null
                ? progress.finished(penalties, Double.NaN, objective.metrics(), null)
                : progress.finished(penalties, validated.loss(), objective.metrics(), validated.metrics());
    }

    private Objective.BatchResult addGradients(Batch batch) {
        try {
            return objective.addGradients(batch);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(training.stage() + ": " + e.getMessage(), e);
        }
    }

    private void skip(Iterator<Batch> batches, long count) {
        for (long i = 0; i < count; i++) {
            if (!batches.hasNext())
                throw new IllegalArgumentException(training.stage() + " can't be resumed: the data has " + i
                        + " batches, and " + count + " were done");
            batches.next();
        }
    }

    private Objective.BatchResult validate(Batches validation) {
        steps.exchangeAverages();
        try {
            return objective.evaluate(validation);
        } finally {
            steps.exchangeAverages();
        }
    }

    private DivergenceException diverged(double loss, Batch batch, Snapshot lastGood) {
        String where = whereNotFinite(batch);
        lastGood.restore();
        return new DivergenceException(training.stage() + " stopped at step " + (training.step() + 1) + ": the loss is "
                + loss
                + where + "; likely causes: a learning rate that is too high, gradients that explode (clip them), "
                + "features that are not scaled. The weights are those before this epoch");
    }

    /** The first parameter that isn't finite, or else the first layer whose outputs aren't. */
    private String whereNotFinite(Batch batch) {
        for (Parameter p : objective.parameters()) {
            if (Shapes.firstNotFinite(p.value()) >= 0) return ", parameter " + p.name() + " is not finite";
        }
        FloatMatrix y = batch.x();
        List<Layer> layers = new ArrayList<>(Layers.flatten(training.layer()));
        for (int i = 0; i < layers.size(); i++) {
            y = layers.get(i).forward(y, Mode.INFER);
            if (Shapes.firstNotFinite(y) >= 0) return ", first in the outputs of layer " + i;
        }
        return "";
    }
}
