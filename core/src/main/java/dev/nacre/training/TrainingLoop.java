package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jblas.FloatMatrix;

/** The loop over epochs and batches, the same for supervised training and for pre-training. */
final class TrainingLoop {
    private final Trainer trainer;
    private final Training training;
    private final Progress progress;
    private final Objective objective;
    private final Updater steps;
    private final GradientAccumulator gathering;
    private final Listener[] listeners;
    private float rate = 1;

    TrainingLoop(Training training, Objective objective, Listener[] listeners) {
        this.trainer = training.trainer();
        this.training = training;
        this.progress = training.progress();
        this.objective = objective;
        this.steps = new Updater(trainer.optimizer(), objective.parameters());
        this.gathering = new GradientAccumulator(objective, steps, trainer.accumulate(), progress);
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
    List<Epoch> run(TrainingData data, TrainingData validation, Map<String, FloatMatrix> saved) {
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

    private void updateRate(TrainingData validation) {
        double[] losses =
                training.history().stream().mapToDouble(Epoch::validationLoss).toArray();
        if (validation != null && losses.length > 0) rate = trainer.optimizer().rate(losses);
    }

    private Epoch epoch(TrainingData data, TrainingData validation) {
        double before = progress.seconds;
        long start = System.nanoTime();
        Snapshot lastGood = new Snapshot(training.layer());
        if (data instanceof Partitions parts) {
            visit(parts, lastGood);
            told(before, start, progress.lossSum / progress.samples);
        } else {
            walk(data, lastGood, loss -> told(before, start, loss));
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

    private void walk(TrainingData data, Snapshot lastGood, DoubleConsumer done) {
        Iterator<Batch> batches = data.shuffled(trainer.batchSize(), training.pass());
        try {
            skip(batches, progress.batches);
            while (!training.stopped() && batches.hasNext()) {
                double loss = gather(batches, lastGood);
                steps.apply(rate);
                progress.step++;
                done.accept(loss);
            }
        } finally {
            TrainingData.end(batches);
        }
    }

    /** Tells of a step, or of all steps of a round. */
    private void told(double before, long start, double loss) {
        progress.seconds = before + (System.nanoTime() - start) * 1e-9;
        for (Listener listener : listeners) listener.onStep(training, loss);
    }

    /** Training goes to the data; what has come back before a checkpoint was written is not done again. */
    private void visit(Partitions parts, Snapshot lastGood) {
        if (progress.batches > 0) return;
        double loss = new DistributedPass(training, objective, steps).run(parts, rate);
        if (!Double.isFinite(progress.lossSum)) throw diverged(loss, null, lastGood);
    }

    private double gather(Iterator<Batch> batches, Snapshot lastGood) {
        double loss;
        try {
            loss = gathering.next(batches);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(training.stage() + ": " + e.getMessage(), e);
        }
        if (!Double.isFinite(loss)) throw diverged(loss, gathering.batch(), lastGood);
        for (Listener listener : listeners) listener.onGradients(training, gathering.batch());
        return loss;
    }

    private void skip(Iterator<Batch> batches, long count) {
        for (long i = 0; i < count; i++) {
            if (!batches.hasNext())
                throw new IllegalArgumentException(training.stage() + " can't be resumed: the data has " + i
                        + " batches, and " + count + " were done");
            batches.next();
        }
    }

    private Objective.BatchResult validate(TrainingData validation) {
        steps.exchangeAverages();
        try {
            return objective.result(
                    validation instanceof Partitions parts
                            ? DistributedPass.evaluation(training, parts)
                            : objective.evaluation(validation));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(training.stage() + ", validation data: " + e.getMessage(), e);
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
        for (Parameter p : objective.parameters()) if (Checks.firstNotFinite(p.value()) >= 0) return p;
        return null;
    }
}
