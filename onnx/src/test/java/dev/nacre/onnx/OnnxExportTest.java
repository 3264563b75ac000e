package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxExportTest {
    @TempDir
    Path folder;

    static List<String> flatLayers() {
        return RandomNetworks.flatLayers();
    }

    private void sameOutputs(Network network, long seed) throws Exception {
        sameOutputs(network, seed, 1e-5f);
    }

    private void sameOutputs(Network network, long seed, float tolerance) throws Exception {
        sameOutputs(folder, network, seed, tolerance);
    }

    static void sameOutputs(Path folder, Network network, long seed, float tolerance) throws Exception {
        Path file = folder.resolve("network.onnx");
        OnnxFile.write(new Model(network, new Mse()), file);
        for (int samples : new int[] {1, 7}) {
            FloatMatrix x = RandomNetworks.samples(network.inputs(), samples, seed);
            assertSame(network.infer(x), Runtime.run(file, x), network.toString(), tolerance);
        }
    }

    /**
     * Relative to a sample's largest output: a sum of many terms may be near 0 by chance. A single output has none
     * beside it.
     */
    static void assertSame(FloatMatrix expected, FloatMatrix actual, String what) {
        assertSame(expected, actual, what, 1e-5f);
    }

    private static void assertSame(FloatMatrix expected, FloatMatrix actual, String what, float tolerance) {
        assertThat(actual.rows).isEqualTo(expected.rows);
        for (int s = 0; s < expected.columns; s++) {
            float largest = expected.rows == 1 ? 0.2f : 1e-30f;
            for (int i = 0; i < expected.rows; i++) largest = Math.max(largest, Math.abs(expected.get(i, s)));
            for (int i = 0; i < expected.rows; i++)
                assertThat(actual.get(i, s))
                        .as("output %d of sample %d of %s", i, s, what)
                        .isCloseTo(expected.get(i, s), within(tolerance * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("flatLayers")
    void everyLayerGivesTheSameInOnnxRuntime(String text) throws Exception {
        sameOutputs(RandomNetworks.network(text, 1), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stacked([autoencoder(8), deepBelief([6, 5]), stacked([stacked([rbm(4)]), stackedDenoising([3])])])",
                "stacked([rbm(8, gaussian=true), deepBelief([6], gaussian=true), stacked([rbm(4, gaussian=true)])])",
            })
    void stacksOfStacksAreUnrolledByTheLossOfEachLowest(String text) throws Exception {
        sameOutputs(RandomNetworks.network("unrolled(" + text + ")", 1), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "denoising(4, encoder=sequential([dense(8), batchNorm(epsilon=0.1)]), decoder=dense(12))",
                "sparse(0, encoder=sequential([prelu, layerNorm(epsilon=0.1)]))",
                "unrolled(stacked([sparse(6, tied=true, encoder=batchNorm(epsilon=0.1), decoder=scale(factor=0.5)),"
                        + " variational(3, hidden=[5], encoder=prelu, decoder=layerNorm(epsilon=0.1), output=tanh)]))",
            })
    void layersAroundACodeKeepTheirHyperParameters(String text) throws Exception {
        sameOutputs(RandomNetworks.network(text, 1), 2);
    }

    /** Up to six layers, each of which may enlarge the rounding of the one before it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomNetworksGiveTheSameInOnnxRuntime(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            Shape inputs = RandomNetworks.drawShape(random);
            String text = RandomNetworks.draw(inputs, random);
            sameOutputs(RandomNetworks.network(text, inputs, random.nextLong()), random.nextLong(), 1e-4f);
        }
    }

    @Test
    void preprocessingIsPartOfTheGraphOrLeftOut() throws Exception {
        Network network = RandomNetworks.network("sequential([standardize, dense(4), tanh])", 3);
        Model model = new Model(network, new Mse());
        FloatMatrix raw = RandomNetworks.samples(5, 1);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(model, file);
        assertSame(network.infer(raw), Runtime.run(file, raw), "raw rows");
        OnnxFile.write(model, file, OnnxFile.Option.WITHOUT_PREPROCESSING);
        FloatMatrix prepared = new Samples(raw).through(network.layers().get(0)).x();
        assertSame(network.infer(raw), Runtime.run(file, prepared), "prepared rows");
    }

    /** A layer whose start values are fitted is trained all the same. */
    @Test
    void onlyWhatIsNotTrainedIsPreprocessing() throws Exception {
        Network network = RandomNetworks.network("sequential([robustScale, ntkDense(4), tanh])", 3);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(new Model(network, new Mse()), file, OnnxFile.Option.WITHOUT_PREPROCESSING);
        FloatMatrix raw = RandomNetworks.samples(5, 1);
        FloatMatrix prepared = new Samples(raw).through(network.layers().get(0)).x();
        assertSame(network.infer(raw), Runtime.run(file, prepared), "prepared rows");
    }

    @Test
    void categoriesOfAnEmbeddingAreEncodedAlikeUnseenOnesToo() throws Exception {
        Network network = new Network(
                "embedding(columns=[0, 2, 3], categories=[[\"n\", \"y\"], [\"r\", \"g\", \"b\"], "
                        + "[\"a\", \"b\", \"c\", \"d\"]], outputs=2, oneHot=3)",
                4,
                1);
        FloatMatrix x = new FloatMatrix(4, 4, 0, 1, 2, 3, 1, 2, 0, 0, -1, 3, 1, 2, 1, 4, -1, 1);
        for (int fitted = 0; fitted < 2; fitted++) {
            OnnxFile.write(new Model(network, new Mse()), folder.resolve("network.onnx"));
            assertSame(network.infer(x), Runtime.run(folder.resolve("network.onnx"), x), "fitted " + fitted);
            ((Fittable) network.layer()).fit(List.of(new FloatMatrix(4, 2, 0, 1, 2, 3, 1, 2, 0, 0)));
        }
    }

    @Test
    void tokensOfASequenceAreEmbeddedAlike() throws Exception {
        Network network = new Network(
                "sequential([embedding(columns=[0], categories=[[\"a\", \"b\", \"c\"]], outputs=4, oneHot=2), "
                        + "lstm(3)])",
                new Shape(5, 1, 1),
                1);
        FloatMatrix x = new FloatMatrix(5, 2, 0, 2, 1, -1, 0, 2, 2, 1, 0, -1);
        OnnxFile.write(new Model(network, new Mse()), folder.resolve("network.onnx"));
        assertSame(network.infer(x), Runtime.run(folder.resolve("network.onnx"), x), "tokens");
    }

    @Test
    void numbersFarBeyondTheBinsAndTheClipAreWrittenAlike() throws Exception {
        Network network = RandomNetworks.network(
                "sequential([piecewiseLinear(6, outputs=2), robustScale(columns=[0, 1, 5])])", 3);
        FloatMatrix x = RandomNetworks.samples(9, 1);
        for (int i = 0; i < x.length; i++) x.data[i] *= (float) Math.pow(10, i % 7);
        OnnxFile.write(new Model(network, new Mse()), folder.resolve("network.onnx"));
        assertSame(network.infer(x), Runtime.run(folder.resolve("network.onnx"), x), "far");
    }

    @Test
    void preprocessingThatIsNotFittedChangesNothing() throws Exception {
        sameOutputs(new Network("sequential([standardize, dense(4), tanh])", RandomNetworks.INPUTS, 1), 2);
    }

    @Test
    void categoriesAreSpreadAlikeThoseThatTrainingDidNotSeeToo() throws Exception {
        Network network = new Network(
                "sequential([fillMissing(mean), oneHot(columns=[0, 3], "
                        + "categories=[[\"a\", \"b\", \"c\"], [\"d\", \"e\"]])])",
                4,
                1);
        FloatMatrix training = new FloatMatrix(4, 3, 0, 1, 2, 1, 2, 3, 4, -1, 0, 5, 6, 0);
        FloatMatrix x = new FloatMatrix(4, 3, 0, 1, Float.NaN, 1, 1, 3, 4, 0, 2, Float.NaN, 6, 7);
        for (int fitted = 0; fitted < 2; fitted++) {
            OnnxFile.write(new Model(network, new Mse()), folder.resolve("network.onnx"));
            FloatMatrix whole = fitted == 0 ? training : x;
            assertSame(network.infer(whole), Runtime.run(folder.resolve("network.onnx"), whole), "fitted " + fitted);
            Network read = OnnxFile.read(folder.resolve("network.onnx")).network();
            assertSame(network.infer(whole), read.infer(whole), "read, fitted " + fitted);
            for (Layer layer : network.layers()) ((Fittable) layer).fit(List.of(training));
        }
    }

    @Test
    void columnsOfADetectorAreEncodedAlikeGapsAndUnknownCategoriesToo() throws Exception {
        Network network =
                new Network("columnEncoding(columns=[1], categories=[[\"a\", \"b\"]], gaps=[0], clip=3)", 3, 1);
        FloatMatrix x = new FloatMatrix(3, 5, 0, 1, 5, Float.NaN, 0, 6, 4, 0, 1e30f, 2, 0, Float.NaN, -3e4f, -1, 7);
        for (int fitted = 0; fitted < 2; fitted++) {
            OnnxFile.write(new Model(network, new Mse()), folder.resolve("network.onnx"));
            assertSame(network.infer(x), Runtime.run(folder.resolve("network.onnx"), x), "fitted " + fitted);
            network.fitPreprocessing(Samples.withMissing(x.getRange(0, 3, 0, 3), null));
        }
    }

    @Test
    void forecastsFromTheLastValueComeOutAlikeWithGapsAndCategories() throws Exception {
        Network network = new Network(
                "fromLast(inner=dense(2), column=1, mean=[0, 5, 1], deviation=[1, 2, 0.5], columns=[0], "
                        + "categories=[[\"a\", \"b\", \"c\"]])",
                new Shape(3, 1, 3),
                1);
        float gap = Float.NaN;
        FloatMatrix x = new FloatMatrix(
                9, 3, 0, 4, 1, 1, 5, 2, 2, 7, 1e30f, -1, gap, gap, 3, 8, gap, 1, gap, gap, 1, 2, 3, 2, 1, gap, 0, gap,
                6);
        OnnxFile.write(new Model(network, new Mse()), folder.resolve("network.onnx"));
        assertSame(network.infer(x), Runtime.run(folder.resolve("network.onnx"), x), "gaps");
    }

    @Test
    void flagsOfGapsComeOutAlike() throws Exception {
        Network network = new Network("sequential([fillMissing(mean, flags=[0, 2]), dense(2)])", 3, 1);
        FloatMatrix x = new FloatMatrix(3, 4, 0, 1, Float.NaN, Float.NaN, 1, 3, 4, 0, 2, Float.NaN, 6, Float.NaN);
        network.fitPreprocessing(Samples.withMissing(x, null));
        OnnxFile.write(new Model(network, new Mse()), folder.resolve("network.onnx"));
        assertSame(network.infer(x), Runtime.run(folder.resolve("network.onnx"), x), "flags");
    }

    @Test
    void tiedWeightsAreInTheFileOnce() throws Exception {
        Network network = RandomNetworks.network("unrolled(autoencoder(4, tied=true))", 1);
        List<String> names = new ArrayList<>();
        OnnxFile.export(new Model(network, new Mse()), List.of())
                .getGraph()
                .getInitializerList()
                .forEach(tensor -> names.add(tensor.getName()));
        assertThat(names).containsExactly("weight", "bias", "decoder.bias");
    }

    @Test
    void theFileSaysWhatItIs() throws Exception {
        Path file = folder.resolve("model.onnx");
        Model model = new Model(
                new Network(new Dense(2), 3, 1),
                new CrossEntropy(),
                List.of("a", "b", "c"),
                List.of("no", "yes"),
                Map.of());
        OnnxFile.write(model, file);
        ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(file));
        assertThat(proto.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(proto.getMetadataPropsList()).anySatisfy(entry -> {
            assertThat(entry.getKey()).isEqualTo("nacre.labels");
            assertThat(entry.getValue()).isEqualTo("[\"no\",\"yes\"]");
        });
        assertThat(proto.getGraph()
                        .getInput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDim(0)
                        .getDimParam())
                .isEqualTo("samples");
    }
}
