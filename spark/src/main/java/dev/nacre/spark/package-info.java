/**
 * Training, searching and scoring on Apache Spark. Spark schedules tasks, repeats failed ones and moves data; Nacre
 * trains.
 *
 * <p>Begin with {@link dev.nacre.spark.NacreClassifier}, {@link dev.nacre.spark.NacreRegressor} and
 * {@link dev.nacre.spark.NacreAutoencoder} if you work with Spark ML. Otherwise:
 *
 * <ul>
 *   <li>{@link dev.nacre.spark.SparkPartitions}: the rows of a table as training data for
 *       {@link dev.nacre.training.Trainer}. {@link dev.nacre.spark.SampleColumns} names the columns.
 *   <li>{@link dev.nacre.spark.SparkTrials}: runs independent trainings at the same time, such as the trials of a
 *       search. {@link dev.nacre.spark.SharedSamples} sends data to each executor once,
 *       {@link dev.nacre.spark.SavedTrials} saves the models.
 *   <li>{@link dev.nacre.spark.HadoopFiles}: model files and checkpoints at any path that Hadoop supports.
 *   <li>{@link dev.nacre.spark.NacreModel} and its subclasses: a trained model as a transformer of Spark ML.
 * </ul>
 *
 * <p>Inside: {@code Jobs} runs one task for each partition, {@code OrderedResults} passes results on in the order of
 * partitions, {@code Bytes} serializes, {@code EstimatorFit} is one fit of an estimator and {@code LearningTask} says
 * what it learns. A task is a pure function of its bytes and its partition, and results are taken in the order of
 * partitions. Leave that so: it is why a task that is repeated, late or run twice never changes a bit of the result.
 */
package dev.nacre.spark;
