package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.AtomicFile;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.RegularFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes models as ONNX files, and reads them. A file has IR version 8, operators of opset 17, one input called
 * {@code input}, samples × features, and one output called {@code output}, samples × outputs, for any number of
 * samples. The features of an image are in a row, channels innermost, as everywhere in Nacre. The nodes compute what
 * the layers compute in inference; layers that act in training only add none.
 */
public final class OnnxFile {
    /** The version of the operators. */
    public static final int OPSET = 17;

    /** All our metadata begins so. */
    static final String PREFIX = "nacre.";

    /** The metadata that says what one sample is. */
    static final String INPUTS = "inputs";

    private static final int IR_VERSION = 8;

    /** The most bytes of a protobuf message. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    /** What to leave out. */
    public enum Option {
        /** The preprocessing at the network's beginning: the graph's input is preprocessed already. */
        WITHOUT_PREPROCESSING,
        /**
         * The function of the loss that turns outputs into predictions, such as softmax: the graph gives logits then.
         */
        WITHOUT_PREDICTION
    }

    private OnnxFile() {}

    /**
     * Writes a model, atomically.
     *
     * @param model what to write
     * @param file where to
     * @param options what to leave out
     * @throws OnnxException if a layer has no ONNX form; the message names it
     * @throws IOException if the file can't be written
     */
    public static void write(Model model, Path file, Option... options) throws IOException {
        ModelProto proto = export(model, List.of(options));
        AtomicFile.write(file, channel -> {
            OutputStream out = Channels.newOutputStream(channel);
            proto.writeTo(out);
            out.flush();
        });
    }

    /**
     * Reads a model: layers that {@link #write} writes, one after the other. Another program may have written the file:
     * PyTorch's export of an {@code nn.Sequential}, for example. Autoencoders are read as the dense layers that they
     * compute. A file that {@link #write} wrote has the loss, the names of features and labels and the shape of
     * samples; other files predict the graph's output.
     *
     * @param file the file
     * @param more additional class loaders to find losses and their forms with
     * @return the model
     * @throws ModelFormatException if the file is damaged, or a node has no counterpart in Nacre; the message names the
     *     node
     * @throws IOException if it can't be read
     */
    public static Model read(Path file, ClassLoader... more) throws IOException {
        RegularFile.require(file);
        try {
            if (Files.size(file) > LONGEST)
                throw new ModelFormatException("it has more than the " + LONGEST + " bytes that ONNX allows");
            return new OnnxReader(ModelProto.parseFrom(Files.readAllBytes(file)), more).read();
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw new ModelFormatException(file + " needs more memory than this JVM has; give it more with -Xmx", e);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFormatException(file + " is not an ONNX file: " + e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new ModelFormatException(file + ": a size in it is larger than Nacre supports", e);
        } catch (ModelFormatException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    static ModelProto export(Model model, List<Option> options) {
        Network network = model.network();
        OnnxGraph graph = new OnnxGraph(new Forms(), network::name);
        List<OnnxLayer> layers = OnnxLayer.of(network).flattened();
        int first = options.contains(Option.WITHOUT_PREPROCESSING) ? preprocessing(layers) : 0;
        Shape inputs = first == 0
                ? network.inputShape()
                : layers.get(first - 1).built().shape();
        GraphTensor tensor = graph.addChain(layers.subList(first, layers.size()), new GraphTensor("input", inputs));
        if (!options.contains(Option.WITHOUT_PREDICTION)) tensor = graph.add(OnnxLayer.of(model.loss()), tensor);
        GraphProto.Builder built =
                graph.builder().addInput(value("input", inputs.size())).addOutput(value("output", tensor.size()));
        built.addNodeBuilder()
                .setOpType("Identity")
                .setName("output")
                .addInput(tensor.name())
                .addOutput("output");
        ModelProto.Builder proto = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("nacre")
                .setGraph(built);
        proto.addOpsetImportBuilder().setDomain("").setVersion(OPSET);
        metadata(proto, INPUTS, inputs.toString());
        if (first == 0) metadata(proto, "features", JsonText.list(model.features()));
        metadata(proto, "labels", JsonText.list(model.labels()));
        metadata(proto, "loss", Plugins.format(model.loss()));
        metadata(proto, "network", Plugins.format(network.spec()));
        if (options.contains(Option.WITHOUT_PREDICTION)) metadata(proto, "outputs", OnnxReader.RAW);
        return proto.build();
    }

    /** How many layers at the beginning are preprocessing: fitted, and not trained. */
    private static int preprocessing(List<OnnxLayer> layers) {
        int count = 0;
        while (count < layers.size()
                && Layers.flatten(layers.get(count).built()).stream().allMatch(OnnxFile::isPreprocessing)) count++;
        return count;
    }

    private static boolean isPreprocessing(Layer layer) {
        return layer instanceof Fittable && layer.parameters().stream().allMatch(Parameter::isStatistic);
    }

    private static ValueInfoProto value(String name, int size) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        var tensor = value.getTypeBuilder().getTensorTypeBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
        tensor.getShapeBuilder().addDimBuilder().setDimParam("samples");
        tensor.getShapeBuilder().addDimBuilder().setDimValue(size);
        return value.build();
    }

    private static void metadata(ModelProto.Builder proto, String key, String value) {
        proto.addMetadataPropsBuilder().setKey(PREFIX + key).setValue(value);
    }
}
