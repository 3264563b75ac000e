package dev.nacre.spark;

import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.tables.TableListener;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * A fit without a network of one's own: {@link Tables} chooses and trains the networks, on the driver, to which the
 * rows are brought.
 */
final class TableFit {
    /** The rows, the parts of them for test and folds, and what the networks make of them. */
    private static final int COPIES = 8;

    private static final Set<String> ALLOWED =
            Set.of("featuresCol", "labelCol", "seed", "predictionCol", "probabilityCol", "rawPredictionCol");

    private final NacreEstimator<?, ?> settings;
    private final LearningTask task;

    TableFit(NacreEstimator<?, ?> settings, LearningTask task) {
        this.settings = settings;
        this.task = task;
    }

    EstimatorFit.Fitted run() {
        requireNothingElse();
        Dataset<Row> rows = task.columns().select(task.data());
        List<Row> first = rows.takeAsList(1);
        if (first.isEmpty()) throw new IllegalArgumentException("the table has no rows to train on");
        int inputs = SampleColumns.numbers(first.get(0), 0, settings.getFeaturesCol()).length;
        requireMemory(rows.count(), inputs, Runtime.getRuntime().maxMemory());
        PackedSamples packed = task.columns().pack(rows.toLocalIterator());
        PackedSamples.Summary summary = packed.summary();
        if (summary.unlabelled())
            throw new IllegalArgumentException("column " + task.columns().target()
                    + " holds NaN; leave those rows out, or set a network, which can be trained on the others");
        Samples samples = packed.samples(Shape.flat(summary.inputs()), summary.targets());
        List<String> names = names(rows.schema().apply(settings.getFeaturesCol()), summary.inputs());
        dev.nacre.data.Dataset data = new dev.nacre.data.Dataset(samples, names, task.classes());
        TableOptions options = new TableOptions().seed(settings.getSeed());
        return new EstimatorFit.Fitted(
                SharedModel.of(
                        Tables.learn(data, options, new TableListener() {}).model()),
                List.of());
    }

    /** Params about a training that is chosen here would have no effect. */
    private void requireNothingElse() {
        String others = Stream.of(settings.params())
                .filter(param -> settings.isSet(param) && !ALLOWED.contains(param.name()) && !isDefault(param))
                .map(Param::name)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty())
            throw new IllegalArgumentException("no network is set, so the networks and their training are chosen for"
                    + " the table, and " + others + " would have no effect: set network, or leave out " + others);
    }

    private boolean isDefault(Param<?> param) {
        return settings.hasDefault(param)
                && settings.getOrDefault(param)
                        .equals(settings.getDefault(param).get());
    }

    static void requireMemory(long rows, int inputs, long memory) {
        double needed = (double) rows * inputs * Float.BYTES * COPIES;
        if (needed > memory)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d rows of %d features need about %.0f MB to be learned on the driver, which has %.0f MB: give it"
                            + " more memory, take a sample, or set network, which is trained where the rows are",
                    rows,
                    inputs,
                    needed / 1e6,
                    memory / 1e6));
    }

    /** As VectorAssembler keeps them; none if any is missing. */
    private static List<String> names(StructField field, int inputs) {
        if (!field.dataType().equals(SQLDataTypes.VectorType())) return List.of();
        AttributeGroup group = AttributeGroup.fromStructField(field);
        if (group.attributes().isEmpty() || group.size() != inputs) return List.of();
        List<Attribute> attributes = List.of(group.attributes().get());
        return attributes.stream().allMatch(attribute -> attribute.name().isDefined())
                ? attributes.stream().map(attribute -> attribute.name().get()).toList()
                : List.of();
    }
}
