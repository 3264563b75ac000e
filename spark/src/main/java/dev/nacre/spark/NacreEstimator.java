package dev.nacre.spark;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * What the estimators have in common: a network trained on the partitions of a table, round by round.
 *
 * @param <E> the estimator
 * @param <M> its model
 */
public abstract class NacreEstimator<E extends NacreEstimator<E, M>, M extends NacreModel<M>> extends Estimator<M>
        implements TrainingParams<E>, RoundsParams<E>, HasFeaturesCol<E>, DefaultParamsWritable {
    private static final long serialVersionUID = 1;

    private final String uid;

    /** Spark makes copies by a public constructor of this form. */
    NacreEstimator(String uid) {
        this.uid = uid;
        setDefault(featuresCol(), "features");
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

    /** What the table and the params ask for. */
    abstract Problem problem(Dataset<?> data);

    /** The model of what was trained; {@code data} is the training part. */
    abstract M model(Fitting.Result trained, Dataset<?> data);

    /** Columns that the model will add, as far as they are known before. */
    abstract Scores scores();

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public M fit(Dataset<?> data) {
        transformSchema(data.schema(), true);
        Problem problem = problem(data);
        Fitting.Result trained = new Fitting(this, problem).run();
        M model = model(trained, problem.training(this));
        copyValues(model, new ParamMap());
        model.history(trained.history());
        model.setParent(this);
        return model;
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
