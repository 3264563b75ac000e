package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The phases of a recipe, which continue from a checkpoint if there is one. */
final class RecipeTraining {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(5);

    private final Recipe recipe;
    private final Samples unlabelled;
    private final Dataset train;
    private final Optional<Checkpoint> checkpoint;
    private final Network network;
    private final Listener[] listeners;
    private final Optional<Trainer> greedy;
    private final Trainer trainer;

    /**
     * @param train samples without label are for pre-training, and for a network that learns from them
     * @param file of the checkpoint, from which training continues if it exists
     */
    RecipeTraining(Recipe recipe, Dataset train, long seed, Optional<Path> file, Listener... listeners)
            throws IOException {
        this.recipe = recipe;
        checkpoint = file.isPresent() && Files.exists(file.get())
                ? Optional.of(Checkpoint.read(file.get()))
                : Optional.empty();
        network = checkpoint
                .map(Checkpoint::network)
                .orElseGet(() -> new Network(recipe.network(), train.samples().shape(), seed));
        this.train = recipe.learnable(network, train);
        unlabelled = train.samples();
        trainer = recipe.trainer(this.train.size(), seed);
        greedy = recipe.pretrainer(unlabelled.size(), seed);
        this.listeners = Stream.concat(
                        Stream.of(listeners), file.stream().map(at -> new Checkpoints(at, BETWEEN_CHECKPOINTS)))
                .toArray(Listener[]::new);
    }

    Network network() {
        return network;
    }

    /** The samples that training with labels uses. */
    Dataset train() {
        return train;
    }

    /** Whether there is anything to pre-train. */
    boolean pretrains() {
        return greedy.isPresent();
    }

    void pretrain() {
        if (greedy.isEmpty() || checkpoint.isPresent() && !checkpoint.get().pretraining()) return;
        if (checkpoint.isPresent()) greedy.get().pretrain(checkpoint.get(), unlabelled, listeners);
        else greedy.get().pretrain(network, unlabelled, listeners);
    }

    Trainer trainer() {
        return trainer;
    }

    void fit(Dataset test) {
        if (checkpoint.isPresent() && !checkpoint.get().pretraining()) {
            trainer.fit(checkpoint.get(), train.samples(), test.samples(), listeners);
            return;
        }
        recipe.freeze(network);
        trainer.fit(network, train.samples(), test.samples(), listeners);
    }
}
