package dev.nacre.spark;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
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
        implements DefaultParamsWritable {
    private static final long serialVersionUID = 1;

    private final String uid;
    private final Param<String> network;
    private final Param<String> optimizer;
    private final IntParam epochs;
    private final IntParam batchSize;
    private final LongParam seed;
    private final IntParam localSteps;
    private final Param<String> optimizerState;
    private final Param<String> statistics;
    private final IntParam numPartitions;
    private final Param<String> featuresCol;
    private final Param<String> weightCol;
    private final Param<String> validationIndicatorCol;
    private final IntParam patience;
    private final Param<String> checkpointPath;
    private final IntParam checkpointSteps;

    /** Spark makes copies by a public constructor of this form. */
    NacreEstimator(String uid) {
        this.uid = uid;
        this.network = new Param<>(
                this, "network", "layers as text, such as sequential([dense(300, activation=relu), dense(10)])");
        this.optimizer = new Param<>(this, "optimizer", "optimizer as text, such as adam(learningRate=0.001)");
        setDefault(optimizer, "sgd");
        this.epochs = new IntParam(
                this, "epochs", "rounds of training; iterations of a full-batch optimizer", ParamValidators.gtEq(0));
        setDefault(epochs, 10);
        this.batchSize = new IntParam(this, "batchSize", "rows in a local step", ParamValidators.gtEq(1));
        setDefault(batchSize, 32);
        this.seed = new LongParam(this, "seed", "gives start values, orders and noise");
        setDefault(seed, 1L);
        this.localSteps = new IntParam(
                this,
                "localSteps",
                "steps of a partition in a round, at most; 0 for one exact step by the gradient over all rows",
                ParamValidators.gtEq(0));
        setDefault(localSteps, Integer.MAX_VALUE);
        this.optimizerState = new Param<>(
                this,
                "optimizerState",
                "what becomes of the optimizer's state after a round: average, first or restart",
                ParamValidators.inArray(new String[] {"average", "first", "restart"}));
        setDefault(optimizerState, "average");
        this.statistics = new Param<>(
                this,
                "statistics",
                "what becomes of the statistics of batch normalization after a round: average or first",
                ParamValidators.inArray(new String[] {"average", "first"}));
        setDefault(statistics, "average");
        this.numPartitions = new IntParam(
                this,
                "numPartitions",
                "partitions to train on; 0 for those that the data has",
                ParamValidators.gtEq(0));
        setDefault(numPartitions, 0);
        this.featuresCol = new Param<>(this, "featuresCol", "features column name");
        setDefault(featuresCol, "features");
        this.weightCol = new Param<>(this, "weightCol", "weight column name; empty for equal weights");
        setDefault(weightCol, "");
        this.validationIndicatorCol = new Param<>(
                this, "validationIndicatorCol", "column that is true for rows to validate on; empty for none");
        setDefault(validationIndicatorCol, "");
        this.patience = new IntParam(
                this,
                "patience",
                "rounds without a better validation loss before training stops; 0 for no early stopping",
                ParamValidators.gtEq(0));
        setDefault(patience, 0);
        this.checkpointPath = new Param<>(
                this, "checkpointPath", "where checkpoints go, and where training goes on from; empty for nowhere");
        setDefault(checkpointPath, "");
        this.checkpointSteps =
                new IntParam(this, "checkpointSteps", "steps between two checkpoints", ParamValidators.gtEq(1));
        setDefault(checkpointSteps, 1);
    }

    abstract E self();

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
        M model = model(new Fitting(this, problem).run(), problem.training(this));
        copyValues(model, new ParamMap());
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

    /**
     * The layers, as text.
     *
     * @return the param
     */
    public Param<String> network() {
        return network;
    }

    /**
     * The layers, as text.
     *
     * @return the value, or the default
     */
    public String getNetwork() {
        return getOrDefault(network);
    }

    /**
     * The layers, as text.
     *
     * @param value what to set
     * @return this
     */
    public E setNetwork(String value) {
        set(network, value);
        return self();
    }

    /**
     * The optimizer, as text; a full-batch one such as {@code lbfgs} too.
     *
     * @return the param
     */
    public Param<String> optimizer() {
        return optimizer;
    }

    /**
     * The optimizer, as text; a full-batch one such as {@code lbfgs} too.
     *
     * @return the value, or the default
     */
    public String getOptimizer() {
        return getOrDefault(optimizer);
    }

    /**
     * The optimizer, as text; a full-batch one such as {@code lbfgs} too.
     *
     * @param value what to set
     * @return this
     */
    public E setOptimizer(String value) {
        set(optimizer, value);
        return self();
    }

    /**
     * How many rounds of training.
     *
     * @return the param
     */
    public IntParam epochs() {
        return epochs;
    }

    /**
     * How many rounds of training.
     *
     * @return the value, or the default
     */
    public int getEpochs() {
        return (int) getOrDefault(epochs);
    }

    /**
     * How many rounds of training.
     *
     * @param value what to set
     * @return this
     */
    public E setEpochs(int value) {
        set(epochs, value);
        return self();
    }

    /**
     * How many rows a local step has.
     *
     * @return the param
     */
    public IntParam batchSize() {
        return batchSize;
    }

    /**
     * How many rows a local step has.
     *
     * @return the value, or the default
     */
    public int getBatchSize() {
        return (int) getOrDefault(batchSize);
    }

    /**
     * How many rows a local step has.
     *
     * @param value what to set
     * @return this
     */
    public E setBatchSize(int value) {
        set(batchSize, value);
        return self();
    }

    /**
     * What gives start values, orders and noise.
     *
     * @return the param
     */
    public LongParam seed() {
        return seed;
    }

    /**
     * What gives start values, orders and noise.
     *
     * @return the value, or the default
     */
    public long getSeed() {
        return (long) getOrDefault(seed);
    }

    /**
     * What gives start values, orders and noise.
     *
     * @param value what to set
     * @return this
     */
    public E setSeed(long value) {
        set(seed, value);
        return self();
    }

    /**
     * How many steps a partition takes in a round, at most; a round is at most a pass, and 0 means one exact step, see {@link dev.nacre.Rounds}.
     *
     * @return the param
     */
    public IntParam localSteps() {
        return localSteps;
    }

    /**
     * How many steps a partition takes in a round, at most; a round is at most a pass, and 0 means one exact step, see {@link dev.nacre.Rounds}.
     *
     * @return the value, or the default
     */
    public int getLocalSteps() {
        return (int) getOrDefault(localSteps);
    }

    /**
     * How many steps a partition takes in a round, at most; a round is at most a pass, and 0 means one exact step, see {@link dev.nacre.Rounds}.
     *
     * @param value what to set
     * @return this
     */
    public E setLocalSteps(int value) {
        set(localSteps, value);
        return self();
    }

    /**
     * What becomes of the optimizer's state after a round: {@code average}, {@code first} or {@code restart}.
     *
     * @return the param
     */
    public Param<String> optimizerState() {
        return optimizerState;
    }

    /**
     * What becomes of the optimizer's state after a round: {@code average}, {@code first} or {@code restart}.
     *
     * @return the value, or the default
     */
    public String getOptimizerState() {
        return getOrDefault(optimizerState);
    }

    /**
     * What becomes of the optimizer's state after a round: {@code average}, {@code first} or {@code restart}.
     *
     * @param value what to set
     * @return this
     */
    public E setOptimizerState(String value) {
        set(optimizerState, value);
        return self();
    }

    /**
     * What becomes of batch normalization's statistics after a round: {@code average} or {@code first}.
     *
     * @return the param
     */
    public Param<String> statistics() {
        return statistics;
    }

    /**
     * What becomes of batch normalization's statistics after a round: {@code average} or {@code first}.
     *
     * @return the value, or the default
     */
    public String getStatistics() {
        return getOrDefault(statistics);
    }

    /**
     * What becomes of batch normalization's statistics after a round: {@code average} or {@code first}.
     *
     * @param value what to set
     * @return this
     */
    public E setStatistics(String value) {
        set(statistics, value);
        return self();
    }

    /**
     * How many partitions to train on; 0 for those that the data has.
     *
     * @return the param
     */
    public IntParam numPartitions() {
        return numPartitions;
    }

    /**
     * How many partitions to train on; 0 for those that the data has.
     *
     * @return the value, or the default
     */
    public int getNumPartitions() {
        return (int) getOrDefault(numPartitions);
    }

    /**
     * How many partitions to train on; 0 for those that the data has.
     *
     * @param value what to set
     * @return this
     */
    public E setNumPartitions(int value) {
        set(numPartitions, value);
        return self();
    }

    /**
     * The column of features.
     *
     * @return the param
     */
    public Param<String> featuresCol() {
        return featuresCol;
    }

    /**
     * The column of features.
     *
     * @return the value, or the default
     */
    public String getFeaturesCol() {
        return getOrDefault(featuresCol);
    }

    /**
     * The column of features.
     *
     * @param value what to set
     * @return this
     */
    public E setFeaturesCol(String value) {
        set(featuresCol, value);
        return self();
    }

    /**
     * The column of weights; empty where all rows count the same.
     *
     * @return the param
     */
    public Param<String> weightCol() {
        return weightCol;
    }

    /**
     * The column of weights; empty where all rows count the same.
     *
     * @return the value, or the default
     */
    public String getWeightCol() {
        return getOrDefault(weightCol);
    }

    /**
     * The column of weights; empty where all rows count the same.
     *
     * @param value what to set
     * @return this
     */
    public E setWeightCol(String value) {
        set(weightCol, value);
        return self();
    }

    /**
     * The column that is true for rows to validate on; empty for none.
     *
     * @return the param
     */
    public Param<String> validationIndicatorCol() {
        return validationIndicatorCol;
    }

    /**
     * The column that is true for rows to validate on; empty for none.
     *
     * @return the value, or the default
     */
    public String getValidationIndicatorCol() {
        return getOrDefault(validationIndicatorCol);
    }

    /**
     * The column that is true for rows to validate on; empty for none.
     *
     * @param value what to set
     * @return this
     */
    public E setValidationIndicatorCol(String value) {
        set(validationIndicatorCol, value);
        return self();
    }

    /**
     * How many rounds without a better validation loss to wait for; 0 for no early stopping.
     *
     * @return the param
     */
    public IntParam patience() {
        return patience;
    }

    /**
     * How many rounds without a better validation loss to wait for; 0 for no early stopping.
     *
     * @return the value, or the default
     */
    public int getPatience() {
        return (int) getOrDefault(patience);
    }

    /**
     * How many rounds without a better validation loss to wait for; 0 for no early stopping.
     *
     * @param value what to set
     * @return this
     */
    public E setPatience(int value) {
        set(patience, value);
        return self();
    }

    /**
     * Where checkpoints go, any path that Hadoop knows; a training that finds one there goes on with it. Empty for nowhere.
     *
     * @return the param
     */
    public Param<String> checkpointPath() {
        return checkpointPath;
    }

    /**
     * Where checkpoints go, any path that Hadoop knows; a training that finds one there goes on with it. Empty for nowhere.
     *
     * @return the value, or the default
     */
    public String getCheckpointPath() {
        return getOrDefault(checkpointPath);
    }

    /**
     * Where checkpoints go, any path that Hadoop knows; a training that finds one there goes on with it. Empty for nowhere.
     *
     * @param value what to set
     * @return this
     */
    public E setCheckpointPath(String value) {
        set(checkpointPath, value);
        return self();
    }

    /**
     * How many steps lie between two checkpoints.
     *
     * @return the param
     */
    public IntParam checkpointSteps() {
        return checkpointSteps;
    }

    /**
     * How many steps lie between two checkpoints.
     *
     * @return the value, or the default
     */
    public int getCheckpointSteps() {
        return (int) getOrDefault(checkpointSteps);
    }

    /**
     * How many steps lie between two checkpoints.
     *
     * @param value what to set
     * @return this
     */
    public E setCheckpointSteps(int value) {
        set(checkpointSteps, value);
        return self();
    }
}
