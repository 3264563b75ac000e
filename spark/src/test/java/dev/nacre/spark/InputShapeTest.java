package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images keep their shape on Spark: batch normalization has one mean and one variance for each channel. */
@JavaOfSpark
class InputShapeTest {
    private static final Samples DATA = Local.digits(0, 200);
    private static final Shape IMAGE = new Shape(8, 8, 1);
    private static final String NETWORK = "sequential([batchNorm, dense(10)])";
    private final Dataset<Row> table = Local.table(DATA, 2);

    @TempDir
    private Path folder;

    private static NacreClassifier classifier(String shape) {
        return new NacreClassifier().setNetwork(NETWORK).setInputShape(shape).setEpochs(2);
    }

    private static Network alone(Shape shape) {
        Network network = new Network(NETWORK, shape, 1);
        Trainer.of(new CrossEntropy(), Local.optimizer("sgd")).epochs(2).fit(network, DATA.shaped(shape));
        return network;
    }

    @Test
    void aClassifierOfImagesIsThatOfOneMachineAndIsSavedWithItsShape() throws Exception {
        NacreClassificationModel model = classifier("8x8x1").fit(Local.table(DATA, 1));
        String path = folder.resolve("model").toUri().toString();
        model.write().save(path);
        Network read = NacreClassificationModel.load(path).model().network();

        assertThat(Local.weights(model.model().network())).isEqualTo(Local.weights(alone(IMAGE)));
        assertThat(read.inputShape()).isEqualTo(IMAGE);
        assertThat(Local.weights(read)).hasSizeLessThan(Local.weights(alone(Shape.flat(64))).length);
        assertThat(model.transform(table).count()).isEqualTo(DATA.size());
    }

    @Test
    void withoutAShapeFeaturesAreInARow() {
        assertThat(classifier("").fit(table).model().network().inputShape()).isEqualTo(Shape.flat(64));
    }

    @Test
    void emptyPartitionsHaveTheShapeToo() {
        SampleColumns columns = SampleColumns.of("features").label("label", 10).shaped(IMAGE);
        Dataset<Row> twoOfThreeEmpty = Local.table(DATA, List.of(List.of(), List.of(3, 4), List.of()));
        List<Shape> shapes = new ArrayList<>();
        try (SparkPartitions partitions = SparkPartitions.of(twoOfThreeEmpty, columns, ParameterAveraging.exact())) {
            partitions.<Shape>run((part, number) -> part.shape(), shapes::add);

            assertThat(partitions.shape()).isEqualTo(IMAGE);
            assertThat(shapes).containsExactly(IMAGE, IMAGE, IMAGE);
        }
    }

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> classifier("8x7x1").fit(table))
                .hasMessage("column features has 64 features, a sample of shape 8x7x1 has 56");
        assertThatThrownBy(() -> classifier("8x8").fit(table)).hasMessageContaining("such as 28x28x1");
    }

    @Test
    void sharedSamplesArriveAsTheyWereSent() {
        Samples sent = DATA.shaped(IMAGE).weighted(new float[DATA.size()]);
        try (SharedSamples shared = new SharedSamples(Local.context(), sent)) {
            SharedSamples arrived = (SharedSamples) Bytes.object(Bytes.of(shared));

            assertThat(arrived.get()).isEqualTo(sent);
        }
    }
}
