package dev.nacre;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** The loop over epochs and batches, the same for supervised training and for pre-training. */
final class TrainingLoop {
    private final Trainer trainer;
    private final Training training;
    private final Objective objective;
    private final Steps steps;
    private final Listener[] listeners;
    private float rate = 1;

    TrainingLoop(Trainer trainer, Training training, Objective objective, Listener[] listeners) {
        this.trainer = trainer;
        this.training = training;
        this.objective = objective;
        this.steps = new Steps(trainer.optimizer(), objective.parameters());
        this.listeners = listeners;
    }

    /** Validation data may be null. */
    List<Epoch> run(Batches data, Batches validation) {
        for (Listener listener : listeners) listener.onStart(training);
        for (int number = 1; number <= trainer.epochs() && !training.stopped(); number++) {
            Epoch epoch = epoch(number, data, validation);
            training.add(epoch);
            if (validation != null) rate = trainer.optimizer().rate(validationLosses());
            for (Listener listener : listeners) listener.onEpoch(training, epoch);
        }
        steps.exchangeAverages();
        for (Listener listener : listeners) listener.onEnd(training);
        return training.history();
    }

    private double[] validationLosses() {
        return training.history().stream().mapToDouble(Epoch::validationLoss).toArray();
    }

    private Epoch epoch(int number, Batches data, Batches validation) {
        long start = System.nanoTime();
        Snapshot lastGood = new Snapshot(training.layer());
        double lossSum = 0;
        double[] metricSums = new double[objective.metrics().size()];
        long count = 0;
        Iterator<Batch> batches = data.shuffled(trainer.batchSize(), trainer.seed() * 31 + number);
        while (batches.hasNext() && !training.stopped()) {
            Batch batch = batches.next();
            int n = batch.x().columns;
            steps.clearGradients();
            Objective.BatchResult result = addGradients(batch);
            if (!Double.isFinite(result.loss())) throw diverged(result.loss(), batch, lastGood);
            steps.apply(rate);
            training.stepped();
            lossSum += result.loss() * n;
            for (int i = 0; i < metricSums.length; i++) metricSums[i] += result.metrics()[i] * n;
            count += n;
            for (Listener listener : listeners) listener.onStep(training, result.loss());
        }
        if (count == 0 && !training.stopped())
            throw new IllegalArgumentException(training.stage() + ": there is no sample to train on");
        for (int i = 0; i < metricSums.length; i++) metricSums[i] /= count;
        Objective.BatchResult validated = validation == null ? null : validate(validation);
        return new Epoch(
                number,
                lossSum / count + steps.penalties(),
                validated == null ? Double.NaN : validated.loss(),
                named(metricSums),
                validated == null ? Map.of() : named(validated.metrics()),
                (System.nanoTime() - start) * 1e-9);
    }

    private Objective.BatchResult addGradients(Batch batch) {
        try {
            return objective.addGradients(batch);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(training.stage() + ": " + e.getMessage(), e);
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

    private Map<String, Double> named(double[] figures) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < figures.length; i++) map.put(objective.metrics().get(i), figures[i]);
        return map;
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
