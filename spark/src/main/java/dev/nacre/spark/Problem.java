package dev.nacre.spark;

import dev.nacre.Loss;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What is to be learned.
 *
 * @param data the table
 * @param columns which columns count
 * @param loss what is made small
 * @param labels names of the classes; empty if there are none
 * @param pretrainEpochs rounds of pre-training, 0 for none
 * @param supervised whether training on targets follows
 */
record Problem(
        Dataset<Row> data, Columns columns, Loss loss, List<String> labels, int pretrainEpochs, boolean supervised) {
    static Problem of(NacreEstimator<?, ?> settings, Dataset<Row> data) {
        return new Problem(data, Columns.of(settings.getFeaturesCol()), new Mse(), List.of(), 0, false);
    }

    /** One output for each class; or one for two classes, if the loss is that of one. */
    Problem classes(String column, List<String> names, String text) {
        Loss chosen = loss(text, new CrossEntropy());
        return chosen instanceof BinaryCrossEntropy && names.size() == 2
                ? new Problem(data, columns.value(column), chosen, names, 0, true)
                : new Problem(data, columns.label(column, names.size()), chosen, names, 0, true);
    }

    Problem values(String column, String text) {
        return new Problem(data, columns.value(column), loss(text, loss), List.of(), 0, true);
    }

    /** An empty name is none. */
    Problem weighted(String column) {
        return column.isEmpty()
                ? this
                : new Problem(data, columns.weighted(column), loss, labels, pretrainEpochs, supervised);
    }

    Problem pretrained(int epochs) {
        return new Problem(data, columns, loss, labels, epochs, supervised);
    }

    private static Loss loss(String text, Loss usual) {
        return text.isEmpty() ? usual : Plugins.parse(Loss.class, text);
    }

    /** The rows to learn from. */
    Dataset<Row> training(NacreEstimator<?, ?> settings) {
        String column = settings.getValidationIndicatorCol();
        return column.isEmpty() ? data : data.filter(functions.not(functions.col(column)));
    }

    /** The rows to validate on; null for none. */
    Dataset<Row> validation(NacreEstimator<?, ?> settings) {
        String column = settings.getValidationIndicatorCol();
        return column.isEmpty() ? null : data.filter(functions.col(column));
    }
}
