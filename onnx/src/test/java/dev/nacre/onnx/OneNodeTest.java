package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs of one node on images, as other programs write them: read if a layer does the same, else refused. */
class OneNodeTest {
    @TempDir
    Path folder;

    private Path write(String operator, String attributes, int height, int width, int channels) throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
        for (String name : List.of("x", "y")) {
            var value = (name.equals("x") ? graph.addInputBuilder() : graph.addOutputBuilder()).setName(name);
            var tensor = value.getTypeBuilder().getTensorTypeBuilder().setElemType(1);
            tensor.getShapeBuilder().addDimBuilder().setDimParam("n");
            boolean input = name.equals("x");
            for (int size : new int[] {channels, height, width})
                if (input) tensor.getShapeBuilder().addDimBuilder().setDimValue(size);
                else
                    tensor.getShapeBuilder()
                            .addDimBuilder()
                            .setDimParam("d" + tensor.getShapeBuilder().getDimCount());
        }
        NodeProto.Builder node = graph.addNodeBuilder()
                .setOpType(operator)
                .setName("N")
                .addInput("x")
                .addOutput("y");
        if (operator.startsWith("Conv")) {
            node.addInput("w");
            int group = attributes.contains("group=2") ? 2 : 1;
            int kernel = attributes.contains("kernel_shape=2") ? 2 : attributes.contains("kernel_shape=4") ? 4 : 3;
            List<Integer> shape = operator.equals("Conv")
                    ? List.of(4, channels / group, kernel, kernel)
                    : List.of(channels, 4, kernel, kernel);
            var w = graph.addInitializerBuilder().setName("w").setDataType(1);
            int length = 1;
            for (int size : shape) {
                w.addDims(size);
                length *= size;
            }
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < length; i++) w.addFloatData((float) random.nextGaussian());
        }
        for (String each : attributes.split(";")) if (!each.isBlank()) node.addAttribute(attribute(each.strip()));
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setGraph(graph);
        model.addOpsetImportBuilder().setDomain("").setVersion(17);
        Path file = folder.resolve("foreign.onnx");
        Files.write(file, model.build().toByteArray());
        return file;
    }

    private static AttributeProto attribute(String text) {
        String[] words = text.split("[= ]+");
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(words[0]);
        if (Character.isLetter(words[1].charAt(0)))
            return attribute
                    .setType(AttributeProto.AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(words[1]))
                    .build();
        if (words.length == 2)
            return attribute
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(Long.parseLong(words[1]))
                    .build();
        attribute.setType(AttributeProto.AttributeType.INTS);
        for (int i = 1; i < words.length; i++) attribute.addInts(Long.parseLong(words[i]));
        return attribute.build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conv|pads=1 1 1 1|conv(filters=4, kernel=3, stride=1, padding=same, dilation=1, groups=1",
                "Conv|pads=2 2 2 2;dilations=2 2|conv(filters=4, kernel=3, stride=1, padding=same, dilation=2",
                "Conv|auto_pad=SAME_UPPER;strides=2 2|conv(filters=4, kernel=3, stride=2, padding=same",
                "Conv|auto_pad=SAME_UPPER;kernel_shape=2 2|conv(filters=4, kernel=2, stride=1, padding=same",
                "Conv|auto_pad=SAME_LOWER|conv(filters=4, kernel=3, stride=1, padding=same",
                "Conv|auto_pad=VALID;strides=2 2|conv(filters=4, kernel=3, stride=2, padding=valid",
                "Conv|pads=0 1 1 1;strides=2 2|conv(filters=4, kernel=3, stride=2, padding=same",
                "Conv|group=2|conv(filters=4, kernel=3, stride=1, padding=valid, dilation=1, groups=2",
                "ConvTranspose|kernel_shape=4 4;strides=2 2;pads=1 1 1 1|convTranspose(filters=4, kernel=4, stride=2, p"
                        + "adding=same",
                "ConvTranspose|strides=2 2|convTranspose(filters=4, kernel=3, stride=2, padding=valid",
                "ConvTranspose|strides=2 2;pads=0 0 1 1|convTranspose(filters=4, kernel=3, stride=2, padding=same",
                "ConvTranspose|kernel_shape=2 2;strides=3 3;output_padding=1 1|convTranspose(filters=4, kernel=2, strid"
                        + "e=3, padding=same",
                "MaxPool|kernel_shape=2 2;strides=2 2|maxPool(size=2, stride=2, padding=valid",
                "MaxPool|kernel_shape=3 3;strides=1 1;ceil_mode=1|maxPool(size=3, stride=1, padding=valid",
                "AveragePool|kernel_shape=3 3;pads=1 1 1 1|averagePool(size=3, stride=1, padding=same",
                "AveragePool|kernel_shape=2 2;count_include_pad=1|averagePool(size=2, stride=1, padding=valid",
                "Softmax|axis=1|softmax",
                "GlobalAveragePool||globalAverage",
            })
    void whatALayerDoesIsReadAndGivesTheSame(String operator, String attributes, String text) throws Exception {
        Path file = write(operator, attributes == null ? "" : attributes, 6, 7, 2);
        var network = OnnxFile.read(file).network();
        assertThat(Plugins.format(network.spec())).startsWith("sequential(layers=[" + text);
        FloatMatrix x = RandomNetworks.samples(network.inputs(), 3, 1);
        FloatMatrix y = Runtime.run(file, x, new Shape(6, 7, 2));
        FloatMatrix ours = network.infer(x);
        OnnxExportTest.assertSame(ours, y, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conv|pads=1 1 1 1;strides=2 2|node N (Conv): it pads images of 6x7x2 by [1, 1, 1, 1] (above, left, "
                        + "below, right); padding=same pads them by [0, 1, 1, 1], padding=valid not at all",
                "Conv|pads=1 1 1 1;kernel_shape=2 2|padding=same pads them by [0, 0, 1, 1]",
                "Conv|auto_pad=SAME_LOWER;kernel_shape=2 2|it pads images of 6x7x2 by SAME_LOWER",
                "Conv|strides=1 2|node N (Conv) has strides [1, 2]; expected two equal numbers, for images",
                "Conv|dilations=9 9|node N (Conv): windows of 19 pixels do not fit into images of 6",
                "ConvTranspose|strides=2 2;pads=1 1 1 1;output_padding=1 1|node N (ConvTranspose): it cuts [1, 1, 1, "
                        + "1] off (above, left, below, right) and adds 1; padding=same cuts off [0, 0, 1, 1] and "
                        + "adds 0",
                "ConvTranspose|dilations=2 2|groups and dilations of transposed convolutions have no counterpart",
                "ConvTranspose|output_shape=12 14|node N (ConvTranspose) has an output_shape; expected pads",
                "MaxPool|kernel_shape=2 2;strides=2 2;ceil_mode=1|its last windows reach over the borders of images",
                "MaxPool|kernel_shape=2 2;dilations=2 2|dilations of pooling have no counterpart",
                "MaxPool|kernel_shape=2 3|has kernel_shape [2, 3]; expected two equal numbers",
                "AveragePool|kernel_shape=3 3;pads=1 1 1 1;count_include_pad=1|the mean counts pixels outside the "
                        + "image",
                "Softmax|axis=-1|softmax works on features in a row, but gets images",
                "Transpose|perm=0 1 3 2|node N (Transpose) puts the axes in the order [0, 1, 3, 2]",
                "Flatten|axis=1|the outputs are images flattened channel by channel",
                "MaxPool|kernel_shape=2 2;strides=0 0|node N (MaxPool) has strides [0, 0]",
                "Conv|group=3|node N (Conv) takes images of 6 channels, but gets 6x7x2",
                "Sinh||node N (Sinh) and its inputs are no layer that can be read",
            })
    void whatNoLayerDoesIsRefused(String operator, String attributes, String message) throws IOException {
        Path file = write(operator, attributes == null ? "" : attributes, 6, 7, 2);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void imagesOfUnknownSizeAreRefused() throws IOException {
        Path file = write("MaxPool", "kernel_shape=2 2", 0, 7, 2);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .hasMessageContaining("the size of the input images is not in the file");
    }
}
