package dev.nacre.tables;

import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.data.Dataset;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.losses.ScaledTargets;

/** Chooses how the networks of an ensemble are trained. */
final class MemberTrainings {
    private static final int MEMBERS = 5;
    private static final float SMOOTHING = 0.1f;

    private MemberTrainings() {}

    static MemberTraining of(Dataset training, TableOptions options) {
        Metric metric = Judge.of(options, training);
        if (options.networks().isPresent())
            return new GivenNetworks(
                    options.networks().get(),
                    loss(training, 0),
                    metric,
                    options.missing(),
                    options.members().orElse(MEMBERS));
        Recipe recipe = Recipe.of(training, options, loss(training, SMOOTHING), metric);
        return options.members().isPresent() ? recipe.members(options.members().getAsInt()) : recipe;
    }

    /** Targets of numbers are standardised, for all networks alike: their outputs are averaged. */
    private static Loss loss(Dataset training, float smoothing) {
        return training.labels().isEmpty() ? ScaledTargets.of(new Mse(), training) : new CrossEntropy(smoothing);
    }
}
