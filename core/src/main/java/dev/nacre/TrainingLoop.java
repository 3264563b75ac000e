package dev.nacre;

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
        training.exchangeAverages(steps::exchangeAverages);
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
        try {
            skip(batches, progress.batches);
            while (!training.stopped() && batches.hasNext()) {
                double loss = gather(batches, lastGood);
                steps.apply(rate);
                progress.step++;
                progress.seconds = before + (System.nanoTime() - start) * 1e-9;
                for (Listener listener : listeners) listener.onStep(training, loss);
            }
        } finally {
            Batches.end(batches);
        }
        if (training.stopped()) for (Listener listener : listeners) listener.onStop(training);
        else if (progress.samples == 0)
            throw new IllegalArgumentException(training.stage() + ": there is no sample to train on");
        if (notFiniteParameter() != null) throw diverged(progress.lossSum / progress.samples, null, lastGood);
        double penalties = steps.penalties();
        Objective.BatchResult validated = validation == null ? null : validate(validation);
        progress.seconds = before + (System.nanoTime() - start) * 1e-9;
        return validated == null
                ? progress.finished(penalties, Double.NaN, objective.metrics(), null)
                : progress.finished(penalties, validated.loss(), objective.metrics(), validated.metrics());
    }

    /**
     * Adds up the gradients of a step, and returns the mean loss. With several batches the sum of their means is brought to the mean
     * over all samples: by a factor before each batch that is not as large as the one before, and one at the end.
     */
    private double gather(Iterator<Batch> batches, Snapshot lastGood) {
        steps.clearGradients();
        Batch batch = batches.next();
        int n = batch.x().columns;
        double loss = add(batch, n, lastGood);
        if (trainer.accumulate() > 1) {
            int last = n;
            double sum = loss * n;
            for (int i = 1; i < trainer.accumulate() && batches.hasNext(); i++) {
                batch = batches.next();
                int next = batch.x().columns;
                if (next != last) steps.scaleGradients((float) last / next);
                sum += add(batch, next, lastGood) * next;
                last = next;
                n += next;
            }
            if (n != last) steps.scaleGradients((float) last / n);
            loss = sum / n;
        }
        for (Listener listener : listeners) listener.onGradients(training, batch);
        return loss;
    }

    private double add(Batch batch, int samples, Snapshot lastGood) {
        Objective.BatchResult result = addGradients(batch);
        if (!Double.isFinite(result.loss())) throw diverged(result.loss(), batch, lastGood);
        progress.add(result, samples);
        return result.loss();
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

    /** Without a batch, a parameter is not finite. */
    private DivergenceException diverged(double loss, Batch batch, Snapshot lastGood) {
        Divergence where = Divergence.find(training.layer(), notFiniteParameter(), batch);
        lastGood.restore();
        long step = batch == null ? training.step() : training.step() + 1;
        return new DivergenceException(
                training.stage() + " stopped at step " + step + ": the loss is " + loss + where.text()
                        + ". The weights are those before this epoch",
                step,
                where.layer(),
                where.parameter());
    }

    private Parameter notFiniteParameter() {
        for (Parameter p : objective.parameters()) if (Shapes.firstNotFinite(p.value()) >= 0) return p;
        return null;
    }
}
