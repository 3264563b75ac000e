package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Samples;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each estimator and each model is loaded as it was saved; a model that was sent is read once. */
@JavaOfSpark
class SavedStagesTest {
    private static final Samples DATA = Local.digits(0, 120);

    @TempDir
    private Path folder;

    /** Readers and writers of stages need a session. */
    @BeforeAll
    static void startSpark() {
        Local.session();
    }

    private <T extends MLWritable> T again(T stage, MLReader<T> reader) throws IOException {
        String path = folder.resolve(stage.getClass().getSimpleName()).toUri().toString();
        stage.write().overwrite().save(path);
        return reader.load(path);
    }

    private <E extends Estimator<?> & MLWritable> void assertSame(E estimator, MLReader<E> reader) throws IOException {
        E again = again(estimator, reader);

        assertThat(again.explainParams()).isEqualTo(estimator.explainParams()).contains("current: ");
        assertThat(again.uid()).isEqualTo(estimator.uid());
    }

    private <M extends NacreModel<M>> void assertSame(M model, MLReader<M> reader) throws IOException {
        Dataset<Row> table = Local.table(DATA, 2);
        M again = again(model, reader);

        assertThat(again.explainParams()).isEqualTo(model.explainParams());
        assertThat(again.transform(table).collectAsList())
                .isEqualTo(model.transform(table).collectAsList());
        assertThat(again.transformSchema(table.schema())).isEqualTo(model.transformSchema(table.schema()));
    }

    @Test
    void estimatorsKeepTheirParams() throws IOException {
        assertSame(
                new NacreClassifier()
                        .setNetwork("dense(2)")
                        .setProbabilityCol("p")
                        .setPatience(3),
                NacreClassifier.read());
        assertSame(new NacreRegressor().setLoss("huber").setWeightCol("w").setSeed(7), NacreRegressor.read());
        assertSame(
                new NacreAutoencoder().setErrorCol("").setAnomalyQuantile(0.5).setOptimizerState("restart"),
                NacreAutoencoder.read());
    }

    @Test
    void modelsScoreAsBefore() throws IOException {
        Dataset<Row> table = Local.table(DATA, 2);
        assertSame(
                new NacreClassifier()
                        .setNetwork("dense(10)")
                        .setEpochs(1)
                        .setRawPredictionCol("")
                        .fit(table),
                NacreClassificationModel.read());
        assertSame(
                new NacreRegressor()
                        .setNetwork("dense(1)")
                        .setOptimizer("adam")
                        .setPredictionCol("guess")
                        .fit(table),
                NacreRegressionModel.read());
        NacreAutoencoderModel autoencoder =
                new NacreAutoencoder().setNetwork("autoencoder(4)").setEpochs(1).fit(table);
        assertSame(autoencoder, NacreAutoencoderModel.read());
        assertThat(autoencoder.threshold()).isPresent();
    }

    @Test
    void aValueThatMakesNoSenseIsRefusedByItsParam() {
        assertThatThrownBy(() -> new NacreClassifier().setBatchSize(0)).hasMessageContaining("batchSize");
        assertThatThrownBy(() -> new NacreClassifier().setStatistics("restart")).hasMessageContaining("statistics");
        assertThatThrownBy(() -> new NacreAutoencoder().setAnomalyQuantile(1.5))
                .hasMessageContaining("anomalyQuantile");
    }

    @Test
    void aModelThatTravelledIsReadOnceByAllWhoScoreWithIt() {
        SharedModel sent = SharedModel.of(new NacreClassifier()
                .setNetwork("dense(10)")
                .setEpochs(1)
                .fit(Local.table(DATA, 1))
                .model());
        SharedModel arrived = (SharedModel) Bytes.object(Bytes.of(sent));

        assertThat(arrived.get()).isSameAs(arrived.get()).isNotSameAs(sent.get());
        assertThat(Local.weights(arrived.get().network()))
                .isEqualTo(Local.weights(sent.get().network()));
    }
}
