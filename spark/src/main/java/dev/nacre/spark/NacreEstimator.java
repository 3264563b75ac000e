package dev.nacre.spark;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Base class of the estimators: trains a network on the partitions of a table.
 *
 * @param <E> the estimator's own class
 * @param <M> the class of its model
 */
public abstract class NacreEstimator<E extends NacreEstimator<E, M>, M extends NacreModel<M>> extends Estimator<M>
        implements TrainingParams<E>,
                DistributedTrainingParams<E>,
                HasFeaturesCol<E>,
                HasWeightCol<E>,
                DefaultParamsWritable {
    private static final long serialVersionUID = 1;

    private final String uid;

    /** Spark copies estimators by a public constructor of this form. */
    NacreEstimator(String uid) {
        this.uid = uid;
        setDefault(featuresCol(), "features");
        setDefault(weightCol(), "");
        setDefault(inputShape(), "");
        setDefault(optimizer(), "sgd");
        setDefault(epochs(), 10);
        setDefault(batchSize(), 32);
        setDefault(seed(), 1L);
        setDefault(validationIndicatorCol(), "");
        setDefault(patience(), 0);
        setDefault(localSteps(), Integer.MAX_VALUE);
        setDefault(optimizerState(), "average");
        setDefault(statistics(), "average");
        setDefault(numPartitions(), 0);
        setDefault(checkpointPath(), "");
        setDefault(checkpointSteps(), 1);
    }

    /** What to learn from a table with these params. */
    abstract LearningTask task(Dataset<?> data);

    /** Makes the estimator's model; {@code data} holds the training rows. */
    abstract M model(EstimatorFit.Fitted fitted, Dataset<?> data);

    /** The columns that the model will add, as far as they are known before training. */
    abstract SampleScores scores();

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public M fit(Dataset<?> data) {
        transformSchema(data.schema(), true);
        LearningTask task = task(data);
        EstimatorFit.Fitted fitted = fitted(task);
        M model = model(fitted, task.training(this));
        copyValues(model, new ParamMap());
        model.history(fitted.history());
        model.setParent(this);
        return model;
    }

    EstimatorFit.Fitted fitted(LearningTask task) {
        return new EstimatorFit(this, task).run();
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return NacreModel.added(schema, getFeaturesCol(), scores().fields(null));
    }

    @Override
    public E copy(ParamMap extra) {
        return defaultCopy(extra);
    }
}
