package dev.nacre.spark;

import dev.nacre.model.Model;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Trial;
import dev.nacre.tuning.TrialExecutor;
import dev.nacre.tuning.TrialObjective;
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
 * Runs independent trainings at the same time, each as a Spark task. A {@link dev.nacre.tuning.Search} gives the same
 * results with this executor as on threads. Send data by {@link SharedSamples}: each executor receives it once.
 *
 * @param spark the Spark context
 */
public record SparkTrials(JavaSparkContext spark) implements TrialExecutor {
    /** Trains the model of a trial: a pure function of the trial, and of data that does not change. */
    @FunctionalInterface
    public interface TrainingFunction extends Serializable {
        /**
         * Trains a model.
         *
         * @param trial settings, seed and budget
         * @return the trained model
         */
        Model train(Trial trial);
    }

    @Override
    public void run(List<Trial> trials, TrialObjective objective, Consumer<Result> done) {
        each(trials, objective, Result::of, (result, number) -> done.accept(result));
    }

    /**
     * Trains several models at the same time: members of an ensemble, seeds, the best trial of a search. They return as
     * bytes of model files.
     *
     * @param trials one for each model
     * @param training trains the model of a trial
     * @return one model for each trial, in their order
     */
    public List<Model> train(List<Trial> trials, TrainingFunction training) {
        Model[] models = new Model[trials.size()];
        each(trials, training, SparkTrials::trained, (bytes, number) -> models[number] = new SharedModel(bytes).get());
        return List.of(models);
    }

    private static byte[] trained(Trial trial, TrainingFunction training) {
        return SharedModel.of(training.train(trial)).bytes();
    }

    /** Applies a function to a trial on an executor. */
    @FunctionalInterface
    private interface Action<F, R> extends Serializable {
        R apply(Trial trial, F function);
    }

    private <F extends Serializable, R> void each(
            List<Trial> trials, F function, Action<F, R> action, ObjIntConsumer<R> results) {
        if (trials.isEmpty()) return;
        RDD<Integer> numbers = spark.parallelize(
                        IntStream.range(0, trials.size()).boxed().collect(Collectors.toList()), trials.size())
                .rdd();
        Broadcast<byte[]> sent = spark.broadcast(Bytes.of(new SentTrials<>(new ArrayList<>(trials), function, action)));
        try {
            Jobs.<Integer, R>run(numbers, number -> SparkTrials.<F, R>run(sent.value(), number), results);
        } finally {
            sent.destroy();
        }
    }

    @SuppressWarnings("unchecked") // each sent trials of this type
    private static <F extends Serializable, R> R run(byte[] bytes, Iterator<Integer> number) {
        return ((SentTrials<F, R>) Bytes.object(bytes)).run(number.next());
    }

    private record SentTrials<F extends Serializable, R>(ArrayList<Trial> trials, F function, Action<F, R> action)
            implements Serializable {
        private static final long serialVersionUID = 1;

        R run(int number) {
            return action.apply(trials.get(number), function);
        }
    }
}
