package dev.nacre.spark;

import dev.nacre.Loss;
import dev.nacre.Shape;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What an estimator learns.
 *
 * @param data the table
 * @param columns the columns that make up a sample
 * @param loss the loss to minimise in training on targets; empty if there is only pre-training
 * @param classes names of the classes; empty for other tasks
 * @param pretrainEpochs epochs of pre-training for each layer; 0 for none
 */
record LearningTask(
        Dataset<Row> data, SampleColumns columns, Optional<Loss> loss, List<String> classes, int pretrainEpochs) {

    /** Nothing to learn yet: the features and weights that the params name. */
    static LearningTask of(NacreEstimator<?, ?> settings, Dataset<Row> data) {
        SampleColumns columns = SampleColumns.of(settings.getFeaturesCol());
        if (!settings.getWeightCol().isEmpty()) columns = columns.weighted(settings.getWeightCol());
        if (!settings.getInputShape().isEmpty()) columns = columns.shaped(Shape.parse(settings.getInputShape()));
        return new LearningTask(data, columns, Optional.empty(), List.of(), 0);
    }

    /** One output for each class; a single one for two classes with binary cross-entropy. */
    LearningTask classes(String column, List<String> names, String lossText) {
        Loss chosen = loss(lossText, new CrossEntropy());
        boolean single = chosen instanceof BinaryCrossEntropy && names.size() == 2;
        SampleColumns labelled = single ? columns.value(column) : columns.label(column, names.size());
        return new LearningTask(data, labelled, Optional.of(chosen), names, pretrainEpochs);
    }

    LearningTask values(String column, String lossText) {
        Loss chosen = loss(lossText, new Mse());
        return new LearningTask(data, columns.value(column), Optional.of(chosen), List.of(), pretrainEpochs);
    }

    LearningTask pretrained(int epochs) {
        return new LearningTask(data, columns, loss, classes, epochs);
    }

    private static Loss loss(String text, Loss usual) {
        return text.isEmpty() ? usual : Plugins.parse(Loss.class, text);
    }

    /** The rows to train on. */
    Dataset<Row> training(NacreEstimator<?, ?> settings) {
        String column = settings.getValidationIndicatorCol();
        return column.isEmpty() ? data : data.filter(functions.not(functions.col(column)));
    }

    /** The rows to validate on, if there are any. */
    Optional<Dataset<Row>> validation(NacreEstimator<?, ?> settings) {
        String column = settings.getValidationIndicatorCol();
        return column.isEmpty() ? Optional.empty() : Optional.of(data.filter(functions.col(column)));
    }
}
