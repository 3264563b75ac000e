package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Evaluation;
import dev.nacre.Parameter;
import dev.nacre.Pass;
import dev.nacre.TrainingData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jblas.FloatMatrix;

/** The loop over epochs, the same for all objectives. */
final class TrainingLoop {
    private static final String OBJECTIVE = "objective.";

    private final Trainer trainer;
    private final Training training;
    private final Progress progress;
    private final Objective objective;
    private final Updater updater;
    private final Listener[] listeners;
    private float rate = 1;

    TrainingLoop(Training training, Listener[] listeners) {
        this.trainer = training.trainer();
        this.training = training;
        this.progress = training.progress();
        this.objective = training.objective();
        this.updater = new Updater(trainer.optimizer(), objective.parameters());
        this.listeners = listeners;
        training.state(this::allState);
        training.exchangeAverages(updater::exchangeAverages);
    }

    /** The optimizer's and the listeners' state, by name. The objective's own is restored by itself. */
    private Map<String, FloatMatrix> state() {
        Map<String, FloatMatrix> state = new LinkedHashMap<>();
        updater.state(objective.network()::name).forEach((name, matrix) -> state.put("optimizer." + name, matrix));
        for (int i = 0; i < listeners.length; i++) {
            String prefix = "listener." + i + ".";
            listeners[i].state().forEach((name, matrix) -> state.put(prefix + name, matrix));
        }
        return state;
    }

    private Map<String, FloatMatrix> allState() {
        Map<String, FloatMatrix> state = state();
        objective.state().forEach((name, matrix) -> state.put(OBJECTIVE + name, matrix));
        return state;
    }

    private void restore(Map<String, FloatMatrix> saved) {
        Map<String, FloatMatrix> others = new LinkedHashMap<>(saved);
        Map<String, FloatMatrix> own = new LinkedHashMap<>();
        saved.forEach((name, matrix) -> {
            if (name.startsWith(OBJECTIVE)) own.put(name.substring(OBJECTIVE.length()), others.remove(name));
        });
        SavedState.restore(others, state());
        objective.restore(own);
    }

    /**
     * {@code saved} is the {@link #allState} to resume from, empty for a new training. The data is for the network's
     * inputs.
     */
    List<Epoch> run(TrainingData data, Optional<TrainingData> validation, Map<String, FloatMatrix> saved) {
        TrainingData seen = objective.prepare(data);
        Optional<TrainingData> validated = validation.map(objective::prepare);
        for (Listener listener : listeners) listener.onStart(training);
        if (!saved.isEmpty()) restore(saved);
        updater.resume(progress.step);
        updateRate(validation.isPresent());
        while (progress.epoch <= trainer.epochs() && !training.stopped()) {
            Epoch epoch = epoch(seen, validated);
            training.add(epoch);
            updateRate(validation.isPresent());
            for (Listener listener : listeners) listener.onEpoch(training, epoch);
        }
        updater.exchangeAverages();
        for (Listener listener : listeners) listener.onEnd(training);
        return training.history();
    }

    private void updateRate(boolean validated) {
        double[] losses =
                training.history().stream().mapToDouble(Epoch::validationLoss).toArray();
        rate = trainer.optimizer().epochRate(progress.epoch);
        if (validated && losses.length > 0) rate *= trainer.optimizer().rate(losses);
    }

    private Epoch epoch(TrainingData data, Optional<TrainingData> validation) {
        double before = progress.seconds;
        long start = System.nanoTime();
        Snapshot lastGood = new Snapshot(objective);
        if (data instanceof Partitions partitions) {
            visit(partitions, lastGood);
            tellStep(before, start, progress.lossSum / progress.samples);
        } else {
            walk(data, new Told(lastGood, before, start));
        }
        if (training.stopped()) for (Listener listener : listeners) listener.onStop(training);
        else if (progress.samples == 0)
            throw new IllegalArgumentException(training.stage() + ": there is no sample to train on");
        if (notFiniteParameter() != null) throw diverged(progress.lossSum / progress.samples, null, lastGood);
        double penalties = updater.penalties();
        Optional<Evaluation> evaluation = validation.map(this::evaluate);
        progress.seconds = before + (System.nanoTime() - start) * 1e-9;
        return progress.finished(penalties, objective.metrics(), evaluation);
    }

    private void walk(TrainingData data, Told told) {
        try (Pass batches = data.shuffled(trainer.batchSize(), training.pass())) {
            skip(batches, progress.batches);
            new StepLoop(objective, updater, trainer.accumulate(), progress).run(batches, rate, Long.MAX_VALUE, told);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(training.stage() + ": " + e.getMessage(), e);
        }
    }

    /** Calls listeners at each step, and throws if the loss is NaN or infinite. */
    private final class Told implements StepLoop.Watcher {
        private final Snapshot lastGood;
        private final double before;
        private final long start;

        Told(Snapshot lastGood, double before, long start) {
            this.lastGood = lastGood;
            this.before = before;
            this.start = start;
        }

        @Override
        public boolean stopped() {
            return training.stopped();
        }

        @Override
        public void onGradients(Batch batch) {
            for (Listener listener : listeners) listener.onGradients(training, batch);
        }

        @Override
        public void onStep(double loss) {
            tellStep(before, start, loss);
        }

        @Override
        public void onNotFinite(double loss, Batch batch) {
            throw diverged(loss, batch, lastGood);
        }
    }

    private void tellStep(double before, long start, double loss) {
        progress.seconds = before + (System.nanoTime() - start) * 1e-9;
        for (Listener listener : listeners) listener.onStep(training, loss);
    }

    /**
     * Sends training to the partitions. Results that arrived before a checkpoint was written are not computed again.
     */
    private void visit(Partitions partitions, Snapshot lastGood) {
        if (progress.batches > 0) return;
        double loss = new DistributedPass(training, updater).run(partitions, rate);
        if (!Double.isFinite(progress.lossSum)) throw diverged(loss, null, lastGood);
    }

    private void skip(Pass batches, long count) {
        for (long i = 0; i < count; i++) {
            if (!batches.hasNext())
                throw new IllegalArgumentException(
                        "can't be resumed: the data has " + i + " batches, and " + count + " were done");
            batches.next();
        }
    }

    private Evaluation evaluate(TrainingData validation) {
        updater.exchangeAverages();
        try {
            return validation instanceof Partitions partitions
                    ? DistributedPass.evaluation(objective, partitions)
                    : objective.evaluate(validation);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(training.stage() + ", validation data: " + e.getMessage(), e);
        } finally {
            updater.exchangeAverages();
        }
    }

    /** Without a batch, a parameter is not finite. */
    private DivergenceException diverged(double loss, Batch batch, Snapshot lastGood) {
        Divergence where = Divergence.find(objective, notFiniteParameter(), batch);
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
