package dev.nacre.spark;

import dev.nacre.model.Model;
import dev.nacre.training.Epoch;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Base class of the models: transforms the rows of a table where they are, by a network that each executor reads once.
 *
 * @param <M> the model's own class
 */
public abstract class NacreModel<M extends NacreModel<M>> extends org.apache.spark.ml.Model<M>
        implements HasFeaturesCol<M>, MLWritable {
    private static final long serialVersionUID = 1;

    private final String uid;
    private final SharedModel shared;
    private transient Broadcast<SharedModel> sent;
    private transient List<Epoch> history;

    NacreModel(String uid, SharedModel shared) {
        this.uid = uid;
        this.shared = shared;
        setDefault(featuresCol(), "features");
    }

    abstract M made(String uid, SharedModel shared);

    abstract SampleScores scores();

    @Override
    public String uid() {
        return uid;
    }

    /**
     * The model for use without Spark, or to be saved as a model file.
     *
     * @return the model; do not change it
     */
    public Model model() {
        return shared.get();
    }

    /**
     * The losses of each epoch of the fit, on training and validation rows; epochs of pre-training first.
     *
     * @return empty for a model that was loaded, or that was not made by an estimator
     */
    public List<Epoch> history() {
        return history == null ? List.of() : List.copyOf(history);
    }

    void history(List<Epoch> epochs) {
        history = epochs;
    }

    /** The bytes of a model file. */
    byte[] bytes() {
        return shared.bytes();
    }

    @Override
    public Dataset<Row> transform(Dataset<?> data) {
        StructType schema = transformSchema(data.schema(), true);
        Scoring scoring =
                new Scoring(sent(data), data.schema().fieldIndex(getFeaturesCol()), getFeaturesCol(), scores());
        return described(data.toDF().mapPartitions(scoring, Encoders.row(schema)), schema);
    }

    /** Restores the metadata of the columns, names of features and labels, which mapPartitions drops. */
    private static Dataset<Row> described(Dataset<Row> rows, StructType schema) {
        return rows.select(Stream.of(schema.fields())
                .map(field -> functions
                        .col("`" + field.name().replace("`", "``") + "`")
                        .as(field.name(), field.metadata()))
                .toArray(Column[]::new));
    }

    private synchronized Broadcast<SharedModel> sent(Dataset<?> data) {
        if (sent == null)
            sent = JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext())
                    .broadcast(shared);
        return sent;
    }

    /**
     * Removes the model from the executors. Tables that were transformed before can't be computed afterwards, since
     * Spark transforms lazily.
     */
    public synchronized void unpersist() {
        if (sent != null) sent.destroy();
        sent = null;
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return added(schema, getFeaturesCol(), scores().fields(model()));
    }

    /** Checks the features column, and adds output columns to the schema. */
    static StructType added(StructType schema, String features, List<StructField> fields) {
        StructField column = schema.apply(features);
        if (!column.dataType().equals(SQLDataTypes.VectorType()) && !(column.dataType() instanceof ArrayType))
            throw new IllegalArgumentException(
                    "column " + features + " is of type " + column.dataType().simpleString()
                            + "; expected a vector (VectorAssembler makes one) or an array of numbers");
        StructType more = schema;
        for (StructField field : fields) {
            if (List.of(schema.fieldNames()).contains(field.name()))
                throw new IllegalArgumentException("output column " + field.name()
                        + " already exists; set another name, or an empty one for no column");
            more = more.add(field);
        }
        return more;
    }

    @Override
    public M copy(ParamMap extra) {
        M copy = copyValues(made(uid, shared), extra);
        copy.setParent(parent());
        copy.history(history);
        return copy;
    }

    @Override
    public MLWriter write() {
        return new SavedModelWriter(this);
    }
}
