package dev.nacre.spark;

import dev.nacre.model.Model;
import dev.nacre.tuning.TrialObjective;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Trial;
import dev.nacre.tuning.TrialExecutor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;

/**
 * Many trainings at once, each a task of its own: a {@link dev.nacre.tuning.Search} runs its trials here as on threads, with the same
 * results. Data goes along once for each executor, by {@link SharedSamples}.
 *
 * @param spark where to run
 */
public record SparkTrials(JavaSparkContext spark) implements TrialExecutor {
    /** How a model is made: a pure function of the trial, and of data that never changes. */
    @FunctionalInterface
    public interface Recipe extends Serializable {
        /**
         * Trains.
         *
         * @param trial gives settings and seed
         * @return the model
         */
        Model train(Trial trial);
    }

    @Override
    public void run(List<Trial> trials, TrialObjective objective, Consumer<Result> done) {
        each(trials, objective, Result::of, (result, number) -> done.accept(result));
    }

    /**
     * Trains several models at once: members of an ensemble, seeds, the winner of a search. They come back as bytes of model files.
     *
     * @param trials what to train
     * @param recipe how
     * @return a model for each trial, in their order
     */
    public List<Model> train(List<Trial> trials, Recipe recipe) {
        Model[] models = new Model[trials.size()];
        each(trials, recipe, SparkTrials::trained, (bytes, number) -> models[number] = new SharedModel(bytes).get());
        return List.of(models);
    }

    private static byte[] trained(Trial trial, Recipe recipe) {
        return SharedModel.of(recipe.train(trial)).bytes();
    }

    /** What is done with a trial. */
    @FunctionalInterface
    private interface Doing<F, R> extends Serializable {
        R apply(Trial trial, F function);
    }

    private <F extends Serializable, R> void each(
            List<Trial> trials, F function, Doing<F, R> doing, ObjIntConsumer<R> results) {
        if (trials.isEmpty()) return;
        RDD<Integer> numbers = spark.parallelize(
                        IntStream.range(0, trials.size()).boxed().collect(Collectors.toList()), trials.size())
                .rdd();
        Broadcast<byte[]> sent = spark.broadcast(Bytes.of(new Errand<>(new ArrayList<>(trials), function, doing)));
        try {
            Jobs.<Integer, R>run(numbers, number -> SparkTrials.<F, R>go(sent.value(), number), results);
        } finally {
            sent.destroy();
        }
    }

    @SuppressWarnings("unchecked") // its own type was sent
    private static <F extends Serializable, R> R go(byte[] bytes, Iterator<Integer> number) {
        return ((Errand<F, R>) Bytes.object(bytes)).go(number.next());
    }

    private record Errand<F extends Serializable, R>(ArrayList<Trial> trials, F function, Doing<F, R> doing)
            implements Serializable {
        private static final long serialVersionUID = 1;

        R go(int number) {
            return doing.apply(trials.get(number), function);
        }
    }
}
