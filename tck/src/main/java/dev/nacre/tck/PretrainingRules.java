package dev.nacre.tck;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Batch;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jblas.FloatMatrix;

/** Rules on how an autoencoder learns without targets. */
final class PretrainingRules {
    private static final int STEPS = 60;
    private static final float[] RATES = {0.05f, 0.5f, 5};
    /** By which factor the error has to fall. */
    private static final double LEARNT = 0.01;

    static final List<Rule<?>> RULES = List.of(
            AutoencoderRules.rule(
                    "E6",
                    "pretrain gives the gradients of what it returns",
                    "Pretrainable.pretrain: include terms other than the reconstruction error, such as sparsity, "
                            + "in the returned loss",
                    PretrainingRules::gradients),
            AutoencoderRules.rule(
                    "E7",
                    "sixty plain gradient steps lower the reconstruction error",
                    "Pretrainable.pretrain: the gradients' signs; the trainer subtracts them",
                    PretrainingRules::learns),
            AutoencoderRules.rule(
                    "E8",
                    "pretrain adds to the gradients",
                    "Pretrainable.pretrain: += on parameter.gradient().data, or parameter.addProduct",
                    PretrainingRules::adds),
            AutoencoderRules.rule(
                    "E9",
                    "pretrain writes neither into x nor into trainable parameters",
                    "Pretrainable.pretrain: corrupt a copy; leave the step to the trainer",
                    PretrainingRules::readsOnly),
            AutoencoderRules.rule(
                    "E10",
                    "pretrain gives a frozen parameter no gradient",
                    "Pretrainable.pretrain: ask parameter.trainable() before each gradient",
                    PretrainingRules::frozen),
            AutoencoderRules.rule(
                    "E11",
                    "pretrainingParameters() and pretrainingNoises() are always the same objects",
                    "Pretrainable: return lists created once",
                    PretrainingRules::sameObjects));

    private PretrainingRules() {}

    private static void clear(AutoencoderLayer layer) {
        for (Parameter parameter : layer.pretrainingParameters()) parameter.clearGradient();
    }

    private static List<FloatMatrix> gradientsOf(AutoencoderLayer layer) {
        return layer.pretrainingParameters().stream()
                .map(p -> Numbers.copy(p.gradient()))
                .toList();
    }

    private static void gradients(LayerCase trial, AutoencoderLayer layer) {
        Snapshot start = Snapshot.of(layer);
        clear(layer);
        layer.pretrain(new Batch(trial.x(), null));
        List<FloatMatrix> gradients = gradientsOf(layer);
        start.restore(layer);
        DoubleSupplier objective = () -> {
            Snapshot before = Snapshot.of(layer);
            double sum = layer.pretrain(new Batch(trial.x(), null));
            before.restore(layer);
            return sum;
        };
        for (int p = 0; p < gradients.size(); p++) {
            Parameter parameter = layer.pretrainingParameters().get(p);
            if (!parameter.trainable()) continue;
            Differences.require("the gradient of " + parameter.name(), objective, parameter.value(), gradients.get(p));
        }
    }

    private static void learns(LayerCase trial, AutoencoderLayer layer) {
        double before = AutoencoderRules.meanError(layer, trial.x());
        StringBuilder tried = new StringBuilder();
        for (float rate : RATES) {
            double after = errorAfter(trial, rate);
            if (after < before - LEARNT * Math.abs(before)) return;
            tried.append(tried.isEmpty() ? "" : ", ").append(after + " with learning rate " + rate);
        }
        throw new Violation("less than " + before + " by 1 % with one of three learning rates", tried.toString());
    }

    private static double errorAfter(LayerCase trial, float rate) {
        AutoencoderLayer layer = AutoencoderRules.layer(trial);
        for (int step = 0; step < STEPS; step++) {
            clear(layer);
            layer.pretrain(new Batch(trial.x(), null));
            for (Parameter parameter : layer.pretrainingParameters())
                for (int i = 0; i < parameter.value().length && parameter.trainable(); i++)
                    parameter.value().data[i] -= rate * parameter.gradient().data[i];
        }
        return AutoencoderRules.meanError(layer, trial.x());
    }

    private static void adds(LayerCase trial, AutoencoderLayer layer) {
        Snapshot start = Snapshot.of(layer);
        clear(layer);
        layer.pretrain(new Batch(trial.x(), null));
        List<FloatMatrix> once = gradientsOf(layer);
        start.restore(layer);
        layer.pretrain(new Batch(trial.x(), null));
        for (FloatMatrix gradient : once) for (int i = 0; i < gradient.length; i++) gradient.data[i] *= 2;
        Pass.requireGradients(
                "after two calls of pretrain, twice that after one",
                layer.pretrainingParameters(),
                once,
                gradientsOf(layer));
    }

    private static void readsOnly(LayerCase trial, AutoencoderLayer layer) {
        Snapshot before = Snapshot.of(layer);
        FloatMatrix x = trial.x();
        layer.pretrain(new Batch(x, null));
        Numbers.requireSame("x after pretrain", trial.x(), x);
        before.requireTrainableUnchanged("by pretrain", layer);
    }

    private static void frozen(LayerCase trial, AutoencoderLayer layer) {
        int count = layer.pretrainingParameters().size();
        for (int p = 0; p < count; p++) {
            AutoencoderLayer each = AutoencoderRules.layer(trial);
            Parameter parameter = each.pretrainingParameters().get(p);
            if (!parameter.trainable()) continue;
            parameter.trainable(false);
            clear(each);
            each.pretrain(new Batch(trial.x(), null));
            FloatMatrix none = Numbers.filled(parameter.value().rows, parameter.value().columns, 0);
            Numbers.requireSame("the gradient of " + parameter.name() + ", frozen", none, parameter.gradient());
        }
    }

    private static void sameObjects(LayerCase trial, AutoencoderLayer layer) {
        List<Parameter> parameters = List.copyOf(layer.pretrainingParameters());
        List<Noise> noises = List.copyOf(layer.pretrainingNoises());
        layer.pretrain(new Batch(trial.x(), null));
        ParameterRules.requireSameObjects("pretrainingParameters()", parameters, layer.pretrainingParameters());
        ParameterRules.requireSameObjects("pretrainingNoises()", noises, layer.pretrainingNoises());
    }
}
