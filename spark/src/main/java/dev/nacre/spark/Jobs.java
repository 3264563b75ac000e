package dev.nacre.spark;

import dev.nacre.compute.Parallel;
import java.io.Serializable;
import java.util.Iterator;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ObjIntConsumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.collection.immutable.Range;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** Runs one Spark task for each partition. */
final class Jobs {
    private Jobs() {}

    /** The work on one partition. A task occupies one slot, so it uses one thread. */
    @FunctionalInterface
    interface Work<T, R> extends Serializable {
        R on(Iterator<T> partition);
    }

    /** Passes each result on as soon as it arrives, with the number of its partition, on the calling thread. */
    static <T, R> void run(RDD<T> rdd, Work<T, R> work, ObjIntConsumer<R> results) {
        var arrived = new LinkedBlockingQueue<Runnable>();
        int count = rdd.getNumPartitions();
        Function1<scala.collection.Iterator<T>, byte[]> task = task(work);
        SimpleFutureAction<Void> job = rdd.sparkContext()
                .submitJob(
                        rdd,
                        task,
                        new Range.Exclusive(0, count, 1),
                        (index, bytes) -> {
                            arrived.add(() -> accept(bytes, (Integer) index, results));
                            return BoxedUnit.UNIT;
                        },
                        () -> null);
        job.onComplete(
                (Try<Void> end) -> {
                    if (end.isFailure()) arrived.add(() -> fail(end.failed().get()));
                    return null;
                },
                ExecutionContext.parasitic$.MODULE$);
        boolean done = false;
        try {
            for (int i = 0; i < count; i++) arrived.take().run();
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a Spark job", e);
        } finally {
            if (!done) job.cancel();
        }
    }

    private static <T, R> Function1<scala.collection.Iterator<T>, byte[]> task(Work<T, R> work) {
        return (Function1<scala.collection.Iterator<T>, byte[]> & Serializable)
                rows -> Parallel.alone(() -> Bytes.of(work.on(CollectionConverters.asJava(rows))));
    }

    @SuppressWarnings("unchecked") // work returned it
    private static <R> void accept(byte[] bytes, int index, ObjIntConsumer<R> results) {
        results.accept((R) Bytes.object(bytes), index);
    }

    private static void fail(Throwable cause) {
        throw new IllegalStateException("the Spark job failed: " + cause.getMessage(), cause);
    }
}
